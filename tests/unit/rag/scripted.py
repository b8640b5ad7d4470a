"""A business whose answers are written by an LLM that says what a test has prepared, over real HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from desk.ports import Brain
from desk.tenant import Tenant
from tests.unit.rag.memory import MemoryKnowledge, rag_over


class Llm:
    """Answers the prepared replies one after another, the last one again and again."""

    def __init__(self) -> None:
        self.replies: list[Any] = []
        self.asked: list[dict[str, Any]] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
        if isinstance(reply, int):
            return web.json_response({"error": {"message": "no"}}, status=reply)
        if reply == "hang":
            await asyncio.sleep(30)
        content = reply if isinstance(reply, str) else json.dumps(reply, ensure_ascii=False)
        message = {"role": "assistant", "content": content}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return web.json_response(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 1,
                "model": "double",
                "choices": [choice],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
        )


@asynccontextmanager
async def answering_with(
    llm: Llm, tenant: Tenant, knowledge: MemoryKnowledge, folder: Path
) -> AsyncIterator[Brain]:
    app = web.Application()
    app.router.add_post("/v1/chat/completions", llm.handle)
    server = TestServer(app)
    await server.start_server()
    rag = rag_over(
        knowledge, [tenant], folder, openai_api_key="key", openai_base_url=str(server.make_url("/v1"))
    )
    await rag.warm()
    yield rag.brain
    await rag.close()
    await server.close()

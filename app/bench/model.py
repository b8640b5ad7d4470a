"""A double of an OpenAI-compatible server: answers with the first source's own words, after a set time."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

FOREVER_SECONDS = 600.0
_FIRST_SOURCE = re.compile(r"\[1\] .*\n(.*)")
_LANGUAGE = re.compile(r"`(ru|kk|en)`")


class ModelDouble:
    """`seconds`: how long each answer takes from now on; `thinking`: how many are under way."""

    def __init__(self) -> None:
        self.url = ""
        self.seconds = 0.0
        self.thinking = 0
        self.asked = 0

    def hang(self) -> None:
        self.seconds = FOREVER_SECONDS

    async def complete(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked += 1
        self.thinking += 1
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.thinking -= 1
        return web.json_response(_completion(body))


def _completion(body: dict[str, object]) -> dict[str, object]:
    draft = json.dumps(_draft(str(body["messages"])), ensure_ascii=False)
    return {
        "id": "double",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [
            {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": draft}}
        ],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def _draft(asked: str) -> dict[str, object]:
    """As the service asks for it: see `rag.answering.drafts`."""
    source, language = _FIRST_SOURCE.search(asked.replace("\\n", "\n")), _LANGUAGE.search(asked)
    return {
        "sufficiency": "yes" if source else "no",
        "action": "answer",
        "wants": "answer",
        "language": language.group(1) if language else "ru",
        "parts": [{"text": source.group(1), "sources": [1]}] if source else [],
    }


@asynccontextmanager
async def running_model() -> AsyncIterator[ModelDouble]:
    model = ModelDouble()
    async with serving(model.complete) as model.url:
        yield model


@asynccontextmanager
async def serving(answer: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    """The address of a server that answers every call so, for as long as its caller waits."""
    app = web.Application()
    app.router.add_post("/v1/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    finally:
        await runner.cleanup()

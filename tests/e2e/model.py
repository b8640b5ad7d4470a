"""A server for language models that is of no help."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from app.bench.model import FOREVER_SECONDS, serving


class UnwillingModel:
    """Refuses every call at once; one that contains `held` it never answers."""

    def __init__(self) -> None:
        self.held = ""
        self.holding = 0
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        if self.held and self.held in await request.text():
            self.holding += 1
            await asyncio.sleep(FOREVER_SECONDS)
        return web.json_response({"error": {"message": "no such key"}}, status=401)


@asynccontextmanager
async def running_model() -> AsyncIterator[UnwillingModel]:
    model = UnwillingModel()
    async with serving(model.answer) as model.url:
        yield model

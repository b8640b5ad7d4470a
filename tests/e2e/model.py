"""A server for language models that is of no help."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

FOREVER_SECONDS = 600


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
    model, app = UnwillingModel(), web.Application()
    app.router.add_post("/v1/{path:.*}", model.answer)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    model.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield model
    finally:
        await runner.cleanup()

"""The whole service, put together and running."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from app.answering import open_rag
from app.connections import open_redis
from app.desk_work import DeskWork, desk_work
from app.edges import Edges, open_edges
from app.following import Following
from app.nursery import Nursery, nursery
from app.server import Health, health_routes, plain_errors
from app.settings import Settings
from app.store import Report, Store
from app.traces import trace_routes
from storage.listener import listen

GRACE_SECONDS = 10.0
"""How long a turn or a delivery that was begun may take to end when the program is asked to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    url: str
    health: Health


class PortTaken(Exception):
    """The port is in use by another program: choose another with PORT."""


@asynccontextmanager
async def running_application(
    settings: Settings, store: Store, report: Report
) -> AsyncIterator[Application]:
    """Accepts webhooks from the first line on; answers once the models are loaded.

    Raises PortTaken.
    """
    health = Health(engine=store.engine)
    async with AsyncExitStack() as stack:
        redis = await stack.enter_async_context(open_redis(settings))
        rag = await stack.enter_async_context(open_rag(settings, store))
        address = _Address(settings)
        edges = await stack.enter_async_context(open_edges(settings, store, redis, address))
        runner = await _serve(stack, settings, store, edges, health)
        address.listening(runner)
        report(f"listening on {address.url}")
        work = desk_work(settings, store, rag, edges)
        tasks = await stack.enter_async_context(nursery(grace_seconds=GRACE_SECONDS))
        following = Following(rag.follower)
        stack.callback(_stop, health, work, following)
        tasks.start("notifications", lambda: listen(store.url, _heard(work, following, store)))
        report("loading the models…")
        await rag.warm()
        report("knowledge: indexed")
        tasks.start("knowledge", following.run)
        _start(tasks, work, edges)
        yield Application(url=address.url, health=health)


class _Address:
    """Where this service is reached: known for certain once it listens."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.url = ""

    def listening(self, runner: web.AppRunner) -> None:
        host, port = runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    def public(self) -> str:
        """Where others reach it; its own address when it is told no other."""
        return self._settings.public_base_url or self.url

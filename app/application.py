"""The whole service, put together and running."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

from aiohttp import web

from app.answering import lessons_of, open_rag
from app.connections import open_redis
from app.desk_work import DeskWork, desk_work
from app.edges import Edges, open_edges
from app.following import Following
from app.headers import guard_answer
from app.jobs import leading
from app.nursery import Nursery, nursery
from app.server import Health, health_routes, plain_errors
from app.settings import Settings
from app.store import Report, Store
from app.strangers import Strangers
from app.traces import trace_routes
from bot.assembly import TelegramSide
from desk.errors import DeskError
from rag.rag import Rag
from storage.listener import listen

KNOWLEDGE_SECONDS = 30.0
"""How long a start waits for entries that were never embedded, so that the first questions find them."""
GRACE_SECONDS = 10.0
"""How long a turn or a delivery that was begun may take to end when the program is asked to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    url: str
    health: Health


class PortTaken(DeskError):
    """Another program listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is taken by another program: choose another with PORT.")


@asynccontextmanager
async def running_application(settings: Settings, store: Store, report: Report) -> AsyncIterator[Application]:
    """Takes messages and serves the team at once; the bot answers when its models are loaded.

    Raises PortTaken.
    """
    health = Health(engine=store.engine)
    address = _Address(settings.public_base_url)
    async with AsyncExitStack() as stack:
        redis = await stack.enter_async_context(open_redis(settings))
        rag = await stack.enter_async_context(open_rag(settings, store))
        lessons = lessons_of(store, rag)
        edges = await stack.enter_async_context(open_edges(settings, store, redis, address.public, lessons))
        routes = [*_routes(settings, store, health), *_edge_routes(edges)]
        runner = await _listening(settings, routes, Strangers(redis))
        stack.push_async_callback(runner.cleanup)
        address.found(runner)
        report(f"application: {address.own}")
        work = desk_work(settings, store, rag, edges, lessons)
        tasks = await _begin(stack, store, work, rag, edges)
        tasks.start("answers", lambda: _answering(rag, work, report))
        await stack.enter_async_context(leading(settings, store, edges.telegram.checkup))
        stack.callback(health.drain)
        yield Application(url=address.own, health=health)


async def _begin(stack: AsyncExitStack, store: Store, work: DeskWork, rag: Rag, edges: Edges) -> Nursery:
    """Starts what goes on in the background; at the end it is told to stop before it is waited for."""
    following = Following(rag.follower)

    def knowledge_changed(_: str) -> None:
        following.wake()
        rag.judging.calibrate.forget()

    listening = await stack.enter_async_context(nursery(grace_seconds=0))
    tasks = await stack.enter_async_context(nursery(grace_seconds=GRACE_SECONDS))
    stack.callback(work.stop)
    stack.callback(following.stop)
    telegram = edges.telegram
    heard = {
        "turns": lambda _: work.turns.wake(),
        "work": work.wake_crew,
        "knowledge": knowledge_changed,
        "trust": rag.judging.calibrate.forget,
        "tenants": lambda _: _tenants_changed(store, telegram),
    }
    listening.start("notifications", lambda: listen(store.url, heard))
    listening.start("telegram", telegram.polling.run if edges.polling else telegram.registration.run)
    tasks.start("knowledge", following.run)
    for crew, pump in work.crews.items():
        tasks.start(f"crew {crew}", pump.run)
    return tasks


def _tenants_changed(store: Store, telegram: TelegramSide) -> None:
    store.tenants.forget()
    telegram.roster.wake()


async def _answering(rag: Rag, work: DeskWork, report: Report) -> None:
    """A file that takes long to embed is not waited for: that goes on beside the answers."""
    await rag.warm(wholly=False)
    with suppress(TimeoutError):
        async with asyncio.timeout(KNOWLEDGE_SECONDS):
            await rag.follower.catch_up()
    report("models and knowledge: loaded, the bot answers")
    await work.turns.run()


class _Address:
    """Where this service is reached: known for certain once it listens."""

    def __init__(self, public_base_url: str) -> None:
        self._public_base_url = public_base_url
        self.own = ""

    def found(self, runner: web.AppRunner) -> None:
        host, port = runner.addresses[0][:2]
        self.own = f"http://{host}:{port}"

    def public(self) -> str:
        """Where others reach it; its own address when it was told no other."""
        return self._public_base_url or self.own


def _routes(settings: Settings, store: Store, health: Health) -> list[web.RouteDef]:
    admin_token = settings.admin_token.get_secret_value()
    return [
        *health_routes(health, settings),
        *trace_routes(store.desks, store.tenants, admin_token),
    ]


def _edge_routes(edges: Edges) -> list[web.RouteDef]:
    return [*edges.whatsapp.routes, *edges.telegram.routes]


async def _listening(settings: Settings, routes: list[web.RouteDef], strangers: Strangers) -> web.AppRunner:
    """No access log: addresses hold secrets. Raises PortTaken."""
    app = web.Application(middlewares=[plain_errors, strangers.limit])
    app.add_routes(routes)
    app.on_response_prepare.append(guard_answer)
    runner = web.AppRunner(app, access_log=None, lingering_time=2, shutdown_timeout=GRACE_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        await runner.cleanup()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(settings.port) from None
        raise
    return runner

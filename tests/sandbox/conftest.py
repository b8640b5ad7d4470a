"""A sandbox on a loopback port, a real aiogram bot against it, and a stand-in for the app's webhook."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from sandbox import Person, Role, SandboxWorld, Tenant, WhatsAppClient, running_sandbox

TOKEN = "700001:sandbox-token-of-the-salon"
GROUP = -1001000000001
OWNER, MANAGER, TELEGRAM_CLIENT = 501, 502, 503
PHONE = "77000000001"
SALON = Tenant(
    slug="salon",
    name="Салон",
    webhook_secret="hook-secret",
    instance_id="instance-1",
    chatflow_token="chatflow-token",
    telegram_token=TOKEN,
    group_id=GROUP,
    people=(
        Person(id=OWNER, name="Дана", role=Role.OWNER),
        Person(id=MANAGER, name="Айгерим"),
        Person(id=TELEGRAM_CLIENT, name="Тимур", role=Role.CLIENT),
    ),
    clients=(WhatsAppClient(phone=PHONE, name="Асель"),),
)


@pytest.fixture
def world() -> SandboxWorld:
    world = SandboxWorld()
    world.seed(SALON)
    return world


@pytest.fixture
async def address(world: SandboxWorld) -> AsyncIterator[str]:
    async with running_sandbox(world) as address:
        yield address


def bot_at(address: str, token: str = TOKEN) -> Bot:
    server = TelegramAPIServer.from_base(f"{address}/telegram")
    return Bot(token, session=AiohttpSession(api=server))


@pytest.fixture
async def bot(address: str) -> AsyncIterator[Bot]:
    bot = bot_at(address)
    yield bot
    await bot.session.close()


@dataclass
class AppStandIn:
    """Answers every POST with `answers` in turn, then 200; remembers what came."""

    url: str = ""
    requests: list[tuple[str, dict[str, str], dict[str, str], dict[str, object]]] = field(
        default_factory=list
    )
    answers: list[int] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.requests.append((request.path, dict(request.query), dict(request.headers), body))
        return web.json_response({"success": True}, status=self.answers.pop(0) if self.answers else 200)

    @property
    def bodies(self) -> list[dict[str, object]]:
        return [body for _, _, _, body in self.requests]


@pytest.fixture
async def app() -> AsyncIterator[AppStandIn]:
    stand_in = AppStandIn()
    application = web.Application(client_max_size=8 * 1024 * 1024)
    application.router.add_post("/{path:.*}", stand_in.handle)

    async def trace(request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != "Bearer admin-token":
            return web.Response(status=401)
        return web.json_response({"status": "answered", "decision": {"intent": request.match_info["id"]}})

    application.router.add_get("/admin/trace/salon/{id}", trace)
    application.router.add_get("/media/picture", _picture)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    stand_in.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield stand_in
    await runner.cleanup()


async def _picture(_: web.Request) -> web.Response:
    return web.Response(body=b"picture", content_type="image/png")

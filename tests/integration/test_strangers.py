"""Whoever sends only refused calls is told to come later; nobody else notices."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from fakeredis import FakeAsyncRedis
from redis.asyncio import Redis

from app.server import for_admin, plain_errors
from app.strangers import REFUSED_A_SPAN, WRONG_TOKENS_A_SPAN, Strangers
from bot.inbox import ReceiveUpdate
from bot.webhook import Webhook
from desk.tenant import Tenant
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants
from tests.integration.whatsapp.test_webhooks import SECRET, application, body

Client = TestClient[web.Request, web.Application]

PAST = {"X-Webhook-Secret": "wrong"}
TOKEN = "admin-token"


class Clock:
    now = 1_000_020.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def redis() -> Redis:
    return FakeAsyncRedis()


@pytest.fixture
async def client(
    desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant, redis: Redis, clock: Clock
) -> AsyncIterator[Client]:
    async with TestClient(TestServer(guarded(desks, tenants, redis, clock))) as client:
        yield client


def guarded(desks: PostgresDesks, tenants: PostgresTenants, redis: Redis, clock: Clock) -> web.Application:
    """ChatFlow's and Telegram's routes and an admin's, behind the limit, as the service has them."""
    app = application(desks, tenants)
    app.middlewares.extend([plain_errors, Strangers(redis, now=clock).limit])
    addressee: Any = None  # nobody without the secret gets as far as that
    app.add_routes(Webhook(receive=ReceiveUpdate(desks), addressee=addressee, secret="s3cret").routes())

    async def detail(_: web.Request) -> web.Response:
        return web.json_response({})

    app.router.add_get("/admin/health", for_admin(TOKEN)(detail))
    return app


async def spend(redis: Redis, door: str, count: int, address: str = "127.0.0.1") -> None:
    """As if so many calls had been refused in this minute; tests have no time for them."""
    await redis.set(f"strangers:{door}:{address}:{int(Clock.now // 60)}", count)


async def send(client: Client, number: int = 1, **headers: str) -> int:
    headers = {"X-Webhook-Secret": SECRET} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    async with client.post("/webhook/salon", json=body(str(number)), headers=headers) as response:
        return response.status


@pytest.mark.parametrize(
    ("path", "status"),
    [("/webhook/salon", 401), ("/webhook/nobody", 404), ("/webhook", 401), ("/telegram-webhook/salon", 401)],
)
async def test_a_flood_of_refused_calls_is_told_to_come_later(
    client: Client, redis: Redis, path: str, status: int
) -> None:
    await spend(redis, "channels", REFUSED_A_SPAN - 1)
    answers = [await client.post(path, json={"a": 1}) for _ in range(3)]
    assert [answer.status for answer in answers] == [status, 429, 429]
    assert 0 < int(answers[1].headers["Retry-After"]) <= 60
    assert (await answers[1].json())["success"] is False


async def test_the_next_minute_begins_anew(client: Client, redis: Redis, clock: Clock) -> None:
    await spend(redis, "channels", REFUSED_A_SPAN)
    assert (await client.post("/webhook/salon", json={}, headers=PAST)).status == 429
    clock.now += 60
    assert (await client.post("/webhook/salon", json={}, headers=PAST)).status == 401


async def test_messages_with_the_right_secret_are_never_limited_nor_counted(
    client: Client, redis: Redis
) -> None:
    """One address brings all businesses' messages, and floods of strangers may come through it as well."""
    await spend(redis, "channels", 10 * REFUSED_A_SPAN)
    assert {await send(client, number) for number in range(30)} == {200}
    assert await redis.keys() == [f"strangers:channels:127.0.0.1:{int(Clock.now // 60)}".encode()]


async def test_probes_are_never_limited(client: Client, redis: Redis) -> None:
    await spend(redis, "channels", 10 * REFUSED_A_SPAN)
    assert (await client.get("/webhook/salon")).status == 200
    assert (await client.post("/webhook/salon")).status == 200


async def test_one_address_pays_for_itself_alone(client: Client, redis: Redis) -> None:
    """Behind a proxy it is the one that the proxy wrote last; what stands before it anybody can write."""
    await spend(redis, "channels", REFUSED_A_SPAN, "203.0.113.7")
    await spend(redis, "channels", REFUSED_A_SPAN, "2001:db8::/64")
    for forwarded, status in {
        "203.0.113.7": 429,
        "198.51.100.1, 203.0.113.7": 429,
        "203.0.113.7, 198.51.100.1": 401,
        "2001:db8::5": 429,
        "2001:db8:0:1::5": 401,
        "nonsense": 401,
    }.items():
        headers = PAST | {"X-Forwarded-For": forwarded}
        assert (await client.post("/webhook/salon", json={}, headers=headers)).status == status, forwarded


async def test_guessing_the_admin_token_ends_before_it_is_right(client: Client, redis: Redis) -> None:
    right = {"Authorization": f"Bearer {TOKEN}"}
    await spend(redis, "admin", WRONG_TOKENS_A_SPAN - 1)
    assert (await client.get("/admin/health", headers=right)).status == 200
    assert (await client.get("/admin/health")).status == 401
    assert (await client.get("/admin/health", headers=right)).status == 429
    assert await send(client) == 200


async def test_processes_count_together(
    client: Client, desks: PostgresDesks, tenants: PostgresTenants, redis: Redis, clock: Clock
) -> None:
    await spend(redis, "channels", REFUSED_A_SPAN - 1)
    assert (await client.post("/webhook/salon", json={}, headers=PAST)).status == 401
    async with TestClient(TestServer(guarded(desks, tenants, redis, clock))) as replica:
        assert (await replica.post("/webhook/salon", json={}, headers=PAST)).status == 429


async def test_without_redis_nobody_is_limited_and_nothing_is_lost(
    desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant, clock: Clock
) -> None:
    away = Redis.from_url("redis://127.0.0.1:1")
    async with TestClient(TestServer(guarded(desks, tenants, away, clock))) as client:
        assert await send(client) == 200
        assert (await client.post("/webhook/salon", json={}, headers=PAST)).status == 401
        assert (await client.get("/admin/health")).status == 401


async def test_unknown_tenants_do_not_make_the_database_read_each_time(
    client: Client, tenants: PostgresTenants, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads, read = [], tenants._read

    async def counted() -> None:
        reads.append(1)
        await read()

    monkeypatch.setattr(tenants, "_read", counted)
    for number in range(50):
        await tenants.by_slug(f"nobody-{number}")
    assert len(reads) <= 3

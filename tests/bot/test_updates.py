"""Updates on their way in: webhook, polling, the inbox and the dispatcher."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import AnswerCallbackQuery, DeleteWebhook, SendMessage, SetWebhook
from aiohttp import ClientSession, web
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.addressee import Addressee
from bot.assembly import TelegramSide
from bot.inbox import ReceiveUpdate, chat_of
from bot.polling import GetRawUpdates, Poll
from bot.registration import Registration
from bot.roster import Roster
from bot.webhook import Webhook
from desk.handover import HandoverStatus
from desk.tenant import Tenant
from desk.work import Crew
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants
from tests.bot.conftest import DEFAULT_TOKEN, SECRET
from tests.bot.house import AIGUL, GROUP, House, group_message
from tests.bot.telegram import RecordingSession

HEADER = "X-Telegram-Bot-Api-Secret-Token"


def update(number: int = 1, **event: Any) -> dict[str, Any]:
    return {"update_id": number, "message": group_message(AIGUL, 70, number, "Привет") | event}


@pytest.fixture
async def address(side: TelegramSide) -> AsyncIterator[str]:
    async for served in serve(side.routes):
        yield served


async def serve(routes: list[web.RouteDef]) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def post(url: str, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with ClientSession() as session, session.post(url, json=body, headers=headers) as answer:
        return answer.status


async def stored(engine: AsyncEngine, table: str = "telegram_updates") -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def test_an_update_is_stored_before_it_is_acknowledged(
    address: str, house: House, engine: AsyncEngine
) -> None:
    """200 means that the update and the order to handle it are in the database, once."""
    for _ in range(2):
        assert await post(f"{address}/telegram-webhook/salon", update()) == 200
    assert await stored(engine) == 1
    assert await stored(engine, "outbox") == 1
    assert house.telegram.calls == []


@pytest.mark.parametrize("secret", ["wrong", "", None, "сек\u200bрет", SECRET + "\udcff"])
async def test_a_wrong_secret_is_refused(
    address: str, tenant: Tenant, engine: AsyncEngine, secret: str | None
) -> None:
    """Whatever bytes stand in the header: 401, never an error of the server."""
    raw = b"" if secret is None else secret.encode("utf-8", "surrogateescape")
    assert await raw_post(address, raw) == 401
    assert await stored(engine) == 0


async def raw_post(address: str, secret: bytes) -> int:
    """Past the HTTP client, which would not send such a header."""
    host, port = address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /telegram-webhook/salon HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n"
        + HEADER.encode()
        + b": "
        + secret
        + b"\r\n\r\n{}"
    )
    status = (await reader.readline()).split()[1]
    writer.close()
    return int(status)


@pytest.mark.parametrize(("open_to_all", "status"), [(False, 401), (True, 200)])
async def test_without_a_secret_only_the_sandbox_is_open(
    desks: PostgresDesks,
    tenants: PostgresTenants,
    side: TelegramSide,
    tenant: Tenant,
    open_to_all: bool,
    status: int,
) -> None:
    """No secret configured: everything is refused, unless the app says that it runs in the sandbox."""
    webhook = Webhook(
        receive=ReceiveUpdate(desks),
        addressee=Addressee(tenants=tenants, bots=side.bots),
        secret="",
        open_to_all=open_to_all,
    )
    async for served in serve(webhook.routes()):
        assert await post(f"{served}/telegram-webhook/salon", update(), secret=None) == status


async def test_an_unknown_tenant_is_not_found(address: str, tenant: Tenant) -> None:
    """404 for a slug that nobody has."""
    assert await post(f"{address}/telegram-webhook/nobody", update()) == 404


async def test_a_doubled_secret_is_refused(address: str, tenant: Tenant, engine: AsyncEngine) -> None:
    """Even the right one twice: what stands between us and Telegram may read another one than we."""
    right = SECRET.encode()
    assert await raw_post(address, right + b"\r\n" + HEADER.encode() + b": " + right) == 401
    assert await raw_post(address, right + b"\r\n" + HEADER.encode() + b": wrong") == 401
    assert await raw_post(address, right) == 400
    assert await stored(engine) == 0


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"update_id": "1"},
        "text",
        {"update_id": True},
        {"update_id": -1},
        {"update_id": 2**63},
        {"update_id": 10**400},
    ],
)
async def test_what_is_no_update_is_refused(address: str, tenant: Tenant, body: Any) -> None:
    """Anything but an update is a bad request."""
    assert await post(f"{address}/telegram-webhook/salon", body) == 400


@pytest.mark.parametrize("packed", [b"[" * 100_000, b"\xff\xfe", b"9" * 5000, b"{", b""])
async def test_what_is_no_json_is_refused(address: str, tenant: Tenant, packed: bytes) -> None:
    """A body of any bytes is a bad request, never an error."""
    async with (
        ClientSession() as session,
        session.post(f"{address}/telegram-webhook/salon", data=packed, headers={HEADER: SECRET}) as answer,
    ):
        assert answer.status == 400


async def test_an_update_with_anything_in_its_texts_is_stored(
    address: str, tenant: Tenant, engine: AsyncEngine
) -> None:
    """What a database does not take is left out, instead of being sent again by Telegram for ever."""
    odd = {"update_id": 7, "message": {"text": "a\x00b\ud800c", "chat": {"id": 1}, "odd": "\\u0000"}}
    assert await post(f"{address}/telegram-webhook/salon", odd) == 200
    assert await stored(engine) == 1


@pytest.mark.parametrize("kind", [{}, {"poll": {"id": "7"}}, {"unheard_of": {}}, {"message": None}])
async def test_an_update_without_a_chat_is_stored_too(
    address: str, tenant: Tenant, engine: AsyncEngine, kind: dict[str, Any]
) -> None:
    """Telegram would send it again and again, before all later ones."""
    assert await post(f"{address}/telegram-webhook/salon", {"update_id": 8, **kind}) == 200
    assert await stored(engine) == 1


async def test_what_cannot_be_stored_is_not_acknowledged(
    address: str, tenant: Tenant, engine: AsyncEngine
) -> None:
    """503: Telegram sends it again."""
    async with without(engine, "outbox"):
        assert await post(f"{address}/telegram-webhook/salon", update()) == 503
    assert await stored(engine) == 0


async def shared(tenants: PostgresTenants, slug: str, chat_id: int) -> Tenant:
    tenant = Tenant(id=uuid4(), slug=slug, name=slug, telegram_chat_id=chat_id)
    await tenants.save(tenant)
    return tenant


async def clients_of_updates(engine: AsyncEngine) -> list[Any]:
    async with engine.connect() as connection:
        query = text("SELECT client_id FROM telegram_updates ORDER BY update_id")
        return list((await connection.execute(query)).scalars())


async def test_updates_of_a_shared_bot_find_their_tenant(
    address: str, tenant: Tenant, tenants: PostgresTenants, engine: AsyncEngine
) -> None:
    """By the group; a private message only while a single tenant uses the bot."""
    url = f"{address}/telegram-webhook"
    private = {"chat": {"id": 900, "type": "private"}}
    first = await shared(tenants, "first", -1001)
    assert await post(url, update(1, **private)) == 200
    second = await shared(tenants, "second", -1002)
    assert await post(url, update(2, chat={"id": -1002, "type": "supergroup"})) == 200
    assert await post(url, update(3, **private)) == 200
    assert await post(url, update(4, chat={"id": GROUP, "type": "supergroup"})) == 200
    assert await clients_of_updates(engine) == [first.id, second.id]


def test_the_chat_of_any_update_is_found() -> None:
    """Messages, presses of buttons and changes of membership name their chat differently."""
    message = group_message(AIGUL, 70, 1, "x")
    assert chat_of({"update_id": 1, "message": message}) == GROUP
    assert chat_of({"update_id": 1, "callback_query": {"message": message, "from": {"id": 5}}}) == GROUP
    assert chat_of({"update_id": 1, "my_chat_member": {"chat": {"id": -5}}}) == -5
    assert chat_of({"update_id": 1, "inline_query": {"from": {"id": 5}}}) == 5


async def test_a_stored_update_is_handled(house: House) -> None:
    """From the inbox through the dispatcher to the client."""
    await house.ask()
    topic_id = (await house.conversation()).topic_id
    event = group_message(AIGUL, topic_id, 33, "Вернём")
    await ReceiveUpdate(house.desks)(house.tenant.id, {"update_id": 1, "message": event})
    await house.work()
    assert house.whatsapp.sent == ["Вернём"]


async def test_a_bug_in_a_handler_loses_nothing(house: House, engine: AsyncEngine) -> None:
    """The update waits and is fed again, and then does its work."""
    handover = await house.ask()
    message = group_message(777, 70, 900, "card")
    press = {"id": "1", "from": {"id": AIGUL, "is_bot": False, "first_name": "Айгуль"}, "chat_instance": "1"}
    payload = {
        "update_id": 1,
        "callback_query": press | {"data": f"take_{handover.id}", "message": message},
    }
    await ReceiveUpdate(house.desks)(house.tenant.id, payload)
    async with without(engine, "agents"):
        await house.work(Crew.INBOX)
    assert (await house.handover(handover.id)).status is HandoverStatus.PENDING
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE outbox SET run_at = now()"))
        await connection.execute(text("UPDATE lanes SET ready_at = now()"))
    await house.work(Crew.INBOX)
    assert (await house.handover(handover.id)).status is HandoverStatus.ACTIVE
    assert len(house.telegram.of(AnswerCallbackQuery)) == 1


async def polled(house: House, *batches: Any, until: Any) -> None:
    """Polls until it is seen; every further call waits like a long poll with nothing new."""
    bot = house.side.bots.for_tenant(house.tenant)
    poll = Poll(
        bot,
        receive=house.side.polling._receive,
        addressee=house.side.polling._addressee,
        allowed_updates=["message"],
    )
    house.telegram.prepare(GetRawUpdates, *batches)
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        task = group.create_task(poll.run())
        while not await until():
            await asyncio.sleep(0.01)
        task.cancel()


async def test_polling_stores_a_batch_before_it_asks_for_the_next(house: House, engine: AsyncEngine) -> None:
    """The offset confirms only what is stored; an outage is survived; a webhook is removed first."""
    seen: list[int] = []

    def second(method: Any) -> object:
        seen.append(method.offset)
        return [update(12)]

    def outage(method: Any) -> object:
        return TelegramNetworkError(method=method, message="ServerDisconnectedError")

    async def two() -> bool:
        return await stored(engine) == 3

    await polled(house, lambda _: [update(10), update(11)], outage, second, until=two)
    assert seen == [12]
    assert isinstance(house.telegram.calls[0], DeleteWebhook)


async def test_polling_does_not_confirm_what_was_not_stored(house: House, engine: AsyncEngine) -> None:
    """The database away: the same updates are asked for again."""
    offsets: list[int | None] = []

    def batch(method: Any) -> object:
        offsets.append(method.offset)
        return [update(10)]

    async def twice() -> bool:
        return len(offsets) == 2

    async with without(engine, "telegram_updates"):
        await polled(house, batch, batch, until=twice)
    assert offsets == [None, None]


@asynccontextmanager
async def without(engine: AsyncEngine, table: str) -> AsyncIterator[None]:
    """The table is not to be found meanwhile."""
    async with engine.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {table} RENAME TO away"))
    try:
        yield
    finally:
        async with engine.begin() as connection:
            await connection.execute(text(f"ALTER TABLE away RENAME TO {table}"))


async def test_all_bots_are_polled(house: House, tenants: PostgresTenants) -> None:
    """The tenant's own bot and the shared one are both listened to."""
    await shared(tenants, "first", -1001)
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        task = group.create_task(house.side.polling.run())
        while len(house.telegram.of(DeleteWebhook)) < 2:
            await asyncio.sleep(0.01)
        task.cancel()


async def test_webhooks_are_registered_for_every_bot(
    house: House, tenants: PostgresTenants, telegram: RecordingSession
) -> None:
    """A tenant's bot at the tenant's address, the shared one at the common address, with the secret."""
    await shared(tenants, "first", -1001)
    registration = Registration(
        roster=Roster(tenants=tenants, bots=house.side.bots),
        public_base_url="https://desk.example",
        secret=SECRET,
        allowed_updates=["message"],
    )
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        task = group.create_task(registration.run())
        while len(telegram.of(SetWebhook)) < 2:
            await asyncio.sleep(0.01)
        task.cancel()
    assert {call.url for call in telegram.of(SetWebhook)} == {
        "https://desk.example/telegram-webhook",
        "https://desk.example/telegram-webhook/salon",
    }
    assert {call.secret_token for call in telegram.of(SetWebhook)} == {SECRET}


async def test_two_tenants_have_bots_of_their_own(house: House, tenants: PostgresTenants) -> None:
    """Each speaks with its own token; without one, with the shared."""
    other = await shared(tenants, "other", -1001)
    bots = house.side.bots
    assert bots.for_tenant(house.tenant).token == house.tenant.telegram_bot_token
    assert bots.for_tenant(other).token == DEFAULT_TOKEN
    assert bots.for_tenant(other) is bots.for_tenant(replace(other, name="Другое имя"))


async def test_only_used_updates_are_asked_for(house: House) -> None:
    """Telegram sends what there is a handler for."""
    assert set(house.side.dispatcher.resolve_used_update_types()) == {
        "message",
        "edited_message",
        "callback_query",
    }
    assert house.telegram.of(SendMessage) == []

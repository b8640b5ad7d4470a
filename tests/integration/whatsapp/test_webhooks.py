"""ChatFlow's calls over real HTTP onto a real database."""

import asyncio
import base64
import copy
import gzip
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from multidict import CIMultiDict
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.message import Message
from desk.tenant import Tenant
from desk.usecases.hear_colleague import HearColleague
from desk.usecases.receive_message import ReceiveMessage
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants
from whatsapp.webhooks import Webhooks

Client = TestClient[web.Request, web.Application]

SECRET = "secret-of-the-salon"
BODY: dict[str, Any] = {
    "messageType": "text",
    "message": "Сколько стоит маникюр?",
    "metadata": {
        "sender": "Асель",
        "timestamp": 1764929737,
        "messageId": "3F6E61E2301EC33CF87A",
        "remoteJid": "77000000001@s.whatsapp.net",
    },
    "mediaData": None,
    "nodeData": {},
}


def body(message_id: str, **changes: Any) -> dict[str, Any]:
    changed = copy.deepcopy(BODY)
    changed["metadata"]["messageId"] = message_id
    return changed | changes


@pytest.fixture
async def client(desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant) -> AsyncIterator[Client]:
    async with TestClient(TestServer(application(desks, tenants))) as client:
        yield client


def application(
    desks: PostgresDesks, tenants: PostgresTenants, *, sandbox: bool = False, store_seconds: float = 5
) -> web.Application:
    webhooks = Webhooks(
        desks=desks,
        tenants=tenants,
        receive_message=ReceiveMessage(desks),
        hear_colleague=HearColleague(desks),
        sandbox=sandbox,
        store_seconds=store_seconds,
    )
    app = web.Application()
    app.add_routes(webhooks.routes())
    return app


async def post(
    client: Client, value: Any = BODY, path: str = "/webhook/salon", **options: Any
) -> ClientResponse:
    options.setdefault("headers", {"X-Webhook-Secret": SECRET})
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return await client.post(path, data=data, **options)


async def stored(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT text FROM messages ORDER BY seq"))
        return list(rows.scalars())


async def events(engine: AsyncEngine) -> list[tuple[str, Any]]:
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT kind, payload FROM channel_events ORDER BY created_at"))
        return [(row.kind, row.payload) for row in rows]


async def message_of(desks: PostgresDesks, tenant: Tenant, response: ClientResponse) -> Message:
    message_id = UUID((await response.json())["message_id"])
    async with desks(tenant.id) as desk:
        return await desk.messages.get(message_id)


async def test_a_message_is_stored_before_it_is_accepted(
    client: Client, desks: PostgresDesks, tenant: Tenant
) -> None:
    response = await post(client)
    assert response.status == 200
    assert (await response.json())["message"] == "Accepted"
    message = await message_of(desks, tenant, response)
    assert message.text == BODY["message"]
    assert message.correlation_id == response.headers["X-Correlation-Id"]
    async with desks(tenant.id) as desk:
        conversation = await desk.conversations.get(message.conversation_id)
    assert conversation.contact.phone == "+77000000001"


async def test_a_repeat_is_answered_with_the_first_ones_id(client: Client, engine: AsyncEngine) -> None:
    first = await (await post(client)).json()
    second = await post(client)
    assert second.status == 200
    assert await second.json() == {**first, "message": "Duplicate"}
    assert len(await stored(engine)) == 1


async def test_a_repeat_without_an_id_is_a_repeat(client: Client, engine: AsyncEngine) -> None:
    for _ in range(2):
        assert (await post(client, body(""))).status == 200
    assert len(await stored(engine)) == 1


async def test_fifty_calls_at_once_store_one_message(client: Client, engine: AsyncEngine) -> None:
    responses = await asyncio.gather(*(post(client) for _ in range(50)))
    answers = [await response.json() for response in responses]
    assert {response.status for response in responses} == {200}
    assert sorted(answer["message"] for answer in answers) == ["Accepted"] + ["Duplicate"] * 49
    assert len({answer["message_id"] for answer in answers}) == 1
    assert len(await stored(engine)) == 1


@pytest.mark.parametrize("name", ["secret", "webhook_secret"])
async def test_the_secret_may_stand_in_the_address(client: Client, name: str) -> None:
    response = await post(client, params={name: SECRET, "instanceId": "instance-1"}, headers={})
    assert response.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Webhook-Secret": ""},
        {"X-Webhook-Secret": "wrong"},
        {"X-Webhook-Secret": SECRET + "x"},
        {"X-Webhook-Secret": "пароль"},
        CIMultiDict([("X-Webhook-Secret", SECRET), ("X-Webhook-Secret", SECRET)]),
    ],
)
async def test_without_the_secret_nothing_is_read(
    client: Client, engine: AsyncEngine, headers: dict[str, str]
) -> None:
    for path in ("/webhook/salon", "/webhook"):
        response = await post(client, {**BODY, "client_slug": "salon"}, path, headers=headers)
        assert response.status == 401
        assert response.headers["X-Correlation-Id"]
    assert await stored(engine) == []


@pytest.mark.parametrize("query", ["secret=wrong", "secret=%FF", "secret=a&secret=b", "secret=%F0%9F%91%8D"])
async def test_a_wrong_secret_in_the_address_is_refused(client: Client, query: str) -> None:
    assert (await post(client, path=f"/webhook/salon?{query}", headers={})).status == 401


async def test_a_tenant_without_a_secret_is_closed_outside_the_sandbox(
    client: Client, desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant
) -> None:
    await tenants.save(replace(tenant, id=uuid4(), slug="open", webhook_secret="", telegram_chat_id=None))
    assert (await post(client, path="/webhook/open")).status == 401
    assert (await post(client, path="/webhook/open", headers={})).status == 401
    async with TestClient(TestServer(application(desks, tenants, sandbox=True))) as sandbox:
        assert (await post(sandbox, path="/webhook/open", headers={})).status == 200
        assert (await post(sandbox, path="/webhook/salon", headers={})).status == 401


@pytest.mark.parametrize("path", ["/webhook/nobody", "/webhook/%00", "/webhook/salon%00", "/webhook/салон"])
async def test_an_unknown_tenant_is_not_found(client: Client, path: str) -> None:
    assert (await post(client, path=path)).status == 404


async def test_probes_are_answered(client: Client) -> None:
    for path in ("/webhook/salon", "/webhook/nobody", "/webhook"):
        assert (await client.get(path)).status == 200
        assert (await client.post(path)).status == 200
    assert (await post(client, b" \n")).status == 200


async def test_the_wrapped_and_the_old_forms_are_the_same_message(
    client: Client, engine: AsyncEngine
) -> None:
    wrapped = {"client_slug": "salon", "body": BODY}
    answers = [
        await (await post(client)).json(),
        await (await post(client, wrapped)).json(),
        await (await post(client, wrapped, "/webhook")).json(),
        await (await post(client, {**BODY, "client_slug": "salon"}, "/webhook")).json(),
    ]
    assert [answer["message"] for answer in answers] == ["Accepted", "Duplicate", "Duplicate", "Duplicate"]
    assert len({answer["message_id"] for answer in answers}) == 1


async def test_the_old_address_needs_a_body_that_says_whose_it_is(client: Client) -> None:
    values: list[Any] = [BODY, [], None, {"client_slug": "nobody", "body": BODY}, {"client_slug": ["salon"]}]
    for value in values:
        assert (await post(client, value, "/webhook")).status == 404


async def test_a_body_of_another_tenant_is_not_taken(client: Client, engine: AsyncEngine) -> None:
    assert (await post(client, {"client_slug": "cakes", "body": BODY})).status == 400
    assert await stored(engine) == []


@pytest.mark.parametrize(
    "broken",
    [b"{", b"[1,", b"NaN", b'{"a":Infinity}', b"[" * 10_000, b"\xff\xfe", b"9" * 5000, b"<html>"],
)
async def test_what_is_no_json_is_refused_in_one_sentence(client: Client, broken: bytes) -> None:
    response = await post(client, broken)
    assert response.status == 400
    assert (await response.json())["message"].endswith(".")


@pytest.mark.parametrize(
    "value", [[], None, {}, 5, "текст", {"metadata": []}, {"a": 1e999}, {"a": "b\x00\ud800"}, [[[]]]]
)
async def test_json_that_is_no_message_is_stored_as_unknown(
    client: Client, engine: AsyncEngine, value: Any
) -> None:
    response = await post(client, json.dumps(value).replace("Infinity", "1e999").encode())
    assert response.status == 200
    assert (await response.json())["success"] is True
    assert [kind for kind, _ in await events(engine)] == ["unknown"]


async def test_what_is_told_beside_messages_is_stored_and_counted(
    client: Client, engine: AsyncEngine
) -> None:
    echo = body("1", fromMe=True, mediaData={"base64": "A" * 200_000})
    reports: list[dict[str, Any]] = [echo, body("2", messageType="reaction"), {"status": "delivered"}]
    for value in reports:
        assert (await post(client, value)).status == 200
    found = await events(engine)
    assert [kind for kind, _ in found] == ["echo", "reaction", "status"]
    assert len(str(found[0][1])) < 2_000
    assert await stored(engine) == []


async def test_a_file_of_many_megabytes_comes_with_its_bytes(
    client: Client, desks: PostgresDesks, tenant: Tenant
) -> None:
    content = bytes(range(256)) * 16 * 1024
    data = {"base64": base64.b64encode(content).decode(), "mimetype": "image/png"}
    message = await message_of(
        desks, tenant, await post(client, body("1", messageType="image", mediaData=data))
    )
    assert message.media
    assert message.media.blob_id
    async with desks(tenant.id) as desk:
        assert await desk.blobs.get(message.media.blob_id) == (content, "image/png")


async def test_a_packed_body_is_unpacked_under_the_same_limit(client: Client, engine: AsyncEngine) -> None:
    headers = {"X-Webhook-Secret": SECRET, "Content-Encoding": "gzip"}
    packed = gzip.compress(json.dumps(BODY).encode())
    assert (await post(client, packed, headers=headers)).status == 200
    bomb = gzip.compress(b" " * 200 * 1024 * 1024, compresslevel=1)
    assert (await post(client, bomb, headers=headers)).status == 413
    assert (await post(client, b"no gzip", headers=headers)).status == 400
    assert (await post(client, packed[:-20], headers=headers)).status == 400
    assert len(await stored(engine)) == 1


async def test_a_body_over_the_limit_is_refused_unread(client: Client) -> None:
    assert (await post(client, b"x" * (46 * 1024 * 1024))).status == 413

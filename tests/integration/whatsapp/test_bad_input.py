"""Whatever a gateway may send: stored, or refused in one sentence; never an error, never a lost neighbour."""

import asyncio
import base64
import hmac
import json
import time
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.tenant import Tenant
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants
from tests.integration.whatsapp.test_webhooks import (
    BODY,
    SECRET,
    Client,
    application,
    body,
    client,
    events,
    message_of,
    post,
    stored,
)
from whatsapp import webhooks
from whatsapp.body import read_body
from whatsapp.events import Event
from whatsapp.payload import parse

__all__ = ["client"]

MESSAGE = json.dumps(BODY)
CORE_MB = 30


def about(jid: str, message_id: str = "1", **changes: Any) -> dict[str, Any]:
    changed = body(message_id, **changes)
    changed["metadata"]["remoteJid"] = jid
    return changed


async def sibling(client: Client) -> None:
    """The next client is served as ever."""
    response = await post(client, about("77000000002@s.whatsapp.net", "sibling", message="сосед"))
    assert (await response.json())["message"] == "Accepted"


async def test_a_file_of_forty_megabytes_in_base64_is_kept(
    client: Client, desks: PostgresDesks, tenant: Tenant
) -> None:
    """As large as such a gateway sends a video."""
    content = bytes(range(256)) * 4096 * CORE_MB
    data = {"base64": base64.b64encode(content).decode(), "mimetype": "video/mp4"}
    response = await post(client, body("1", messageType="video", mediaData=data))
    assert response.status == 200
    message = await message_of(desks, tenant, response)
    assert message.media
    assert message.media.blob_id
    async with desks(tenant.id) as desk:
        kept, mimetype = await desk.blobs.get(message.media.blob_id)
    assert (len(kept), kept[-256:], mimetype) == (len(content), content[-256:], "video/mp4")


async def test_while_a_large_file_is_read_others_are_served(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(value: Any) -> Event:
        if len(str(value)) > webhooks.LARGE:
            time.sleep(1)
        return parse(value)

    monkeypatch.setattr(webhooks, "parse", slow)
    data = {"base64": "A" * 2 * webhooks.LARGE}
    large = asyncio.ensure_future(post(client, body("1", messageType="image", mediaData=data)))  # noqa: TID251
    await asyncio.sleep(0.1)
    await sibling(client)
    assert not large.done()
    assert (await large).status == 200


async def test_a_body_that_trickles_in_is_given_up_and_holds_up_nobody(
    client: Client, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "read_body", partial(read_body, seconds=0.5))

    async def trickle() -> AsyncIterator[bytes]:
        for byte in MESSAGE.encode():
            yield bytes([byte])
            await asyncio.sleep(0.05)

    headers = {"X-Webhook-Secret": SECRET}
    slow = asyncio.ensure_future(client.post("/webhook/salon", data=trickle(), headers=headers))  # noqa: TID251
    await asyncio.sleep(0.1)
    await sibling(client)
    assert not slow.done()
    assert (await asyncio.wait_for(slow, 5)).status == 408
    assert await stored(engine) == ["сосед"]


@pytest.mark.parametrize("depth", [900, 10_000, 200_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
async def test_deep_nesting_is_no_error(client: Client, depth: int, opening: str, closing: str) -> None:
    """Whole and well formed, as a value beside a client's words."""
    deep = opening * depth + "1" + closing * depth
    response = await post(client, f'{MESSAGE[:-1]}, "nodeData": {deep}}}'.encode())
    assert response.status in (200, 400)
    assert (await response.json())["message"]
    await sibling(client)


async def test_of_doubled_keys_the_last_one_counts(client: Client, engine: AsyncEngine) -> None:
    doubled = f'{{"message": "первое", {MESSAGE[1:-1]}, "message": "последнее"}}'
    assert (await post(client, doubled.encode())).status == 200
    assert await stored(engine) == ["последнее"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\\u0000b", "ab"),
        ("a\\ud800b", "ab"),
        ("\\ud83d\\ude00", "😀"),
        ("a\\\\u0000b", "a\\u0000b"),
        ("\\u202eqwe\\u202c", "\u202eqwe\u202c"),
        ("<b>{0} %s *x* _y_ [z](http://a)", "<b>{0} %s *x* _y_ [z](http://a)"),
    ],
)
async def test_a_text_is_kept_as_it_was_but_for_what_no_database_takes(
    client: Client, engine: AsyncEngine, sent: str, kept: str
) -> None:
    packed = MESSAGE.replace(json.dumps(BODY["message"]), f'"{sent}"').encode()
    assert (await post(client, packed)).status == 200
    assert await stored(engine) == [kept]


@pytest.mark.parametrize(
    "stamp",
    ["1764929737", "1764929737.5", "1764929737500", '"1764929737"', "-1", "0", "1e308", "null", "true", "[]",
     '"вчера"', '"2025-12-05T10:15:37Z"', "9" * 400, '{"low": 1764929737, "high": 0}'],
)  # fmt: skip
async def test_no_timestamp_costs_the_message(client: Client, engine: AsyncEngine, stamp: str) -> None:
    """What can't be read is no time; the message counts from its arrival."""
    packed = MESSAGE.replace("1764929737", stamp).encode()
    assert (await post(client, packed)).status == 200
    assert await stored(engine) == [BODY["message"]]


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (about("1203630@g.us"), "group"),
        (about("status@broadcast"), "broadcast"),
        (about("120363@newsletter"), "broadcast"),
        (body("1", messageType="reactionMessage", message="👍"), "reaction"),
        (body("1", messageType="editedMessage"), "edit"),
        (body("1", messageType="revoked"), "deletion"),
        (body("1", messageType="protocol", message=None), "unknown"),
        (body("1", fromMe=True, message=None), "echo"),
        ({"event": "connection", "state": "close"}, "unknown"),
    ],
)
async def test_what_no_client_wrote_is_kept_as_a_report(
    client: Client, engine: AsyncEngine, sent: Any, kind: str
) -> None:
    assert (await post(client, sent)).status == 200
    assert [found for found, _ in await events(engine)] == [kind]
    assert await stored(engine) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("sticker", "sticker"), ("contact", "contact"), ("vcard", "contact"), ("liveLocation", "location"),
     ("pollCreation", "other"), ("poll", "other"), ("ptv", "other")],
)  # fmt: skip
async def test_what_has_no_words_is_a_clients_message_all_the_same(
    client: Client, engine: AsyncEngine, name: str, kind: str
) -> None:
    sent = body("1", messageType=name, message=None, mediaData={"url": "https://app.chatflow.kz/f/1"})
    assert (await post(client, sent)).status == 200
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT media ->> 'kind' FROM messages"))
        assert list(rows.scalars()) == [kind]


async def test_a_client_without_a_phone_is_a_client(client: Client, engine: AsyncEngine) -> None:
    assert (await post(client, about("123456789012345678@lid"))).status == 200
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT external_id, phone FROM users"))
        assert [tuple(row) for row in rows] == [("123456789012345678@lid", "")]


async def test_a_name_turns_no_words_around_it(client: Client, engine: AsyncEngine) -> None:
    """«\u202eолаб» before a status line would turn that line as well."""
    sent = body("1")
    sent["metadata"]["sender"] = "\u202eАсель\u2066 \u200f👩‍👧"
    assert (await post(client, sent)).status == 200
    async with engine.connect() as connection:
        assert list((await connection.execute(text("SELECT name FROM users"))).scalars()) == [
            "Асель \u200f👩‍👧"
        ]


async def test_every_secret_is_compared_over_the_same_length(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the time of a refusal tells neither how long the secret is nor how far a guess was right."""
    lengths: set[tuple[int, int]] = set()
    compare = hmac.compare_digest

    def counted(one: Any, other: Any) -> bool:
        lengths.add((len(one), len(other)))
        return compare(one, other)

    monkeypatch.setattr("hmac.compare_digest", counted)
    for guess in ("", "x", SECRET[:-1], SECRET + "x", "я" * 500):
        response = await post(client, params={"secret": guess}, headers={})
        assert response.status == 401
    assert (await post(client, params={"secret": SECRET}, headers={})).status == 200
    assert lengths == {(32, 32)}


async def test_a_flood_of_bad_input_leaves_no_trace_and_a_working_service(
    desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant, engine: AsyncEngine
) -> None:
    """Many at once, of every sort, on a server of their own."""
    bad: list[bytes] = [b"{", b"\x00", b"NaN", b"[" * 50_000, b"\xff" * 1000, b'{"a":' * 3000, b"1" * 9000]
    app: web.Application = application(desks, tenants)
    async with TestClient(TestServer(app)) as client:
        answers = await asyncio.gather(*(post(client, one) for one in bad * 20))
        assert {answer.status for answer in answers} == {400}
        await sibling(client)
    assert await events(engine) == []

"""ChatFlow in both directions, on good and bad days."""

import asyncio
import base64

import pytest
from aiohttp import ClientConnectionError, ClientHandlerType, ClientRequest, ClientResponse, ClientSession

from sandbox import Fault, FaultKind, Media, MediaKind, SandboxWorld
from tests.sandbox.conftest import PHONE, AppStandIn

JID = f"{PHONE}@s.whatsapp.net"
ACCOUNT = {"token": "chatflow-token", "instance_id": "instance-1", "jid": JID}


class BrokenLineError(Exception):
    """The connection broke: unknown to aiohttp's own silent second attempt of a GET."""


async def only_once(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    try:
        return await handler(request)
    except ClientConnectionError as error:
        raise BrokenLineError from error


async def send(address: str, method: str = "send-text", **query: str) -> tuple[int, str]:
    url = f"{address}/chatflow/api/v1/{method}"
    async with (
        ClientSession(middlewares=(only_once,)) as session,
        session.get(url, params=ACCOUNT | query) as answer,
    ):
        return answer.status, await answer.text()


async def test_delivery_is_recorded_and_shown_on_the_phone(address: str, world: SandboxWorld) -> None:
    status, body = await send(address, msg="5000 ₸", msg_id="m-1")
    assert (status, '"success": true' in body) == (200, True)
    (delivery,) = world.chatflow.deliveries
    assert (delivery.jid, delivery.text, delivery.msg_id, delivery.slug) == (JID, "5000 ₸", "m-1", "salon")
    assert world.chatflow.received("salon", PHONE) == ["5000 ₸"]


async def test_wrong_token_is_refused_with_http_200(address: str, world: SandboxWorld) -> None:
    status, body = await send(address, msg="x", token="wrong")
    assert (status, '"success": false' in body) == (200, True)
    assert world.chatflow.received("salon", PHONE) == []


async def test_media_is_fetched_from_the_app(address: str, world: SandboxWorld, app: AppStandIn) -> None:
    await send(address, "send-image", imageurl=f"{app.url}/media/picture", caption=" ")
    (bubble,) = world.chatflow.phone("salon", PHONE).messages
    assert bubble.media is not None
    assert world.blobs.get(bubble.media["file_id"]) == b"picture"


async def test_programmed_faults_come_in_order(address: str, world: SandboxWorld) -> None:
    faults = world.chatflow.faults
    faults.add(Fault(kind=FaultKind.REFUSE, description="Instance is disconnected"))
    faults.add(Fault(kind=FaultKind.STATUS, status=503))
    faults.add(Fault(kind=FaultKind.HTML))
    assert "Instance is disconnected" in (await send(address, msg="x"))[1]
    assert (await send(address, msg="x"))[0] == 503
    assert "<html>" in (await send(address, msg="x"))[1]
    assert world.chatflow.received("salon", PHONE) == []
    assert '"success": true' in (await send(address, msg="x"))[1]


async def test_connection_may_break_before_or_after_the_delivery(address: str, world: SandboxWorld) -> None:
    world.chatflow.faults.add(Fault(kind=FaultKind.DROP_BEFORE))
    with pytest.raises(BrokenLineError):
        await send(address, msg="не дошло")
    world.chatflow.faults.add(Fault(kind=FaultKind.DROP_AFTER))
    with pytest.raises(BrokenLineError):
        await send(address, msg="дошло")
    assert world.chatflow.received("salon", PHONE) == ["дошло"]


async def test_slow_answer_comes_late(address: str, world: SandboxWorld) -> None:
    world.chatflow.faults.add(Fault(kind=FaultKind.SLOW, delay_seconds=30))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(send(address, msg="x"), 0.3)


async def test_client_text_reaches_the_webhook_in_chatflows_shape(
    address: str, world: SandboxWorld, app: AppStandIn
) -> None:
    world.connect_app(app.url)
    sent = await world.clients.write("salon", PHONE, "сколько стоит маникюр?")
    ((path, query, _, body),) = app.requests
    assert (path, query) == ("/webhook/salon", {"secret": "hook-secret", "instanceId": "instance-1"})
    assert body == {
        "messageType": "text",
        "message": "сколько стоит маникюр?",
        "metadata": {
            "sender": "Асель",
            "timestamp": int(sent.time),
            "messageId": sent.id,
            "remoteJid": JID,
        },
        "mediaData": None,
        "nodeData": {},
    }
    assert sent.status == 200


@pytest.mark.parametrize("by_address", [True, False])
async def test_client_file_travels_inside_or_by_address(
    address: str, world: SandboxWorld, app: AppStandIn, by_address: bool
) -> None:
    world.connect_app(app.url)
    voice = Media(kind=MediaKind.VOICE, data=b"ogg-bytes", mime="audio/ogg", name="v.ogg", seconds=3)
    base = f"{address}/chatflow" if by_address else ""
    await world.clients.write("salon", PHONE, media=voice, media_base=base)
    body = app.bodies[0]
    media = body["mediaData"]
    assert isinstance(media, dict)
    assert (body["messageType"], media["ptt"], media["seconds"]) == ("audio", True, 3)
    if by_address:
        async with ClientSession() as session, session.get(media["url"]) as answer:
            assert await answer.read() == b"ogg-bytes"
    else:
        assert base64.b64decode(media["base64"]) == b"ogg-bytes"


async def test_repeat_sends_the_same_body(world: SandboxWorld, app: AppStandIn) -> None:
    world.connect_app(app.url)
    sent = await world.clients.write("salon", PHONE, "привет")
    await world.clients.repeat("salon", PHONE, sent.id)
    assert app.bodies[0] == app.bodies[1]
    assert len(world.chatflow.phone("salon", PHONE).messages) == 1


async def test_refusal_and_silence_of_the_app_are_shown(world: SandboxWorld, app: AppStandIn) -> None:
    world.connect_app(app.url)
    app.answers = [401]
    assert (await world.clients.write("salon", PHONE, "раз")).status == 401
    world.connect_app("http://127.0.0.1:9")
    assert (await world.clients.write("salon", PHONE, "два")).status == 0

"""Through the assembled part, against a double of ChatFlow: a client's message in, an answer out."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest
from aiohttp import web

from app.phrases import FluentPhrasebook
from desk.conversation import Channel, Contact
from desk.message import Media, MediaKind, Message, MessageStatus, Role
from desk.tenant import Tenant
from desk.usecases.receive_message import ReceiveMessage
from desk.work import Outcome, Retry, Sent, Uncertain
from sandbox import Fault, FaultKind, SandboxWorld, WhatsAppClient, running_sandbox
from sandbox import Media as SandboxMedia
from sandbox import MediaKind as SandboxMediaKind
from sandbox import Tenant as SandboxTenant
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants
from whatsapp.assembly import WhatsApp, build_whatsapp
from whatsapp.config import WhatsAppConfig

PHONE = "77000000001"
CONTACT = Contact(channel=Channel.WHATSAPP, external_id=f"{PHONE}@s.whatsapp.net")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Both ends of the line and the tenant between them."""

    world: SandboxWorld
    sandbox: str
    whatsapp: WhatsApp
    tenant: Tenant
    desks: PostgresDesks

    async def send(self, text: str = "", media: Media | None = None) -> Outcome:
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(CONTACT)
        message = Message(
            conversation_id=conversation.id,
            role=Role.BOT,
            text=text,
            media=media,
            status=MessageStatus.QUEUED,
        )
        return await self.whatsapp.courier.send(self.tenant, conversation, message)

    async def last_message(self) -> Message:
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(CONTACT)
            return (await desk.messages.of_turn(conversation.id, most=100)).unanswered[-1]


@pytest.fixture
async def line(desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant) -> AsyncIterator[Line]:
    world = SandboxWorld()
    world.seed(_in_sandbox(tenant))
    address: list[str] = []
    async with running_sandbox(world) as sandbox:
        config = WhatsAppConfig(
            secret_keys=["key"],
            public_base=lambda: address[0],
            chatflow_api_base=f"{sandbox}/chatflow/api/v1",
        )
        whatsapp = build_whatsapp(
            config,
            desks=desks,
            tenants=tenants,
            receive_message=ReceiveMessage(desks),
            phrasebook=FluentPhrasebook(),
        )
        app = web.Application()
        whatsapp.add_to(app)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address.append(f"http://127.0.0.1:{runner.addresses[0][1]}")
        world.connect_app(address[0])
        yield Line(world=world, sandbox=sandbox, whatsapp=whatsapp, tenant=tenant, desks=desks)
        await whatsapp.close()
        await runner.cleanup()


def _in_sandbox(tenant: Tenant) -> SandboxTenant:
    return SandboxTenant(
        slug=tenant.slug,
        name=tenant.name,
        webhook_secret=tenant.webhook_secret,
        instance_id=tenant.instance_id,
        chatflow_token=tenant.chatflow_token,
        telegram_token=tenant.telegram_bot_token,
        group_id=tenant.telegram_chat_id or 0,
        clients=(WhatsAppClient(phone=PHONE, name="Асель"),),
    )


async def test_a_clients_words_and_files_arrive(line: Line) -> None:
    written = await line.world.clients.write("salon", PHONE, "Здравствуйте")
    assert (written.status, written.problem) == (200, "")
    assert (await line.last_message()).text == "Здравствуйте"
    picture = SandboxMedia(kind=SandboxMediaKind.PHOTO, data=b"picture", mime="image/png", caption="Такой")
    await line.world.clients.write("salon", PHONE, media=picture)
    arrived = await line.last_message()
    assert arrived.text == "Такой"
    assert arrived.media
    assert arrived.media.blob_id


async def test_a_file_left_at_chatflows_own_address_is_fetched(line: Line) -> None:
    voice = SandboxMedia(kind=SandboxMediaKind.VOICE, data=b"voice", mime="audio/ogg", seconds=3)
    await line.world.clients.write("salon", PHONE, media=voice, media_base=f"{line.sandbox}/chatflow")
    media = (await line.last_message()).media
    assert media
    assert (media.kind, media.seconds) == (MediaKind.VOICE, 3)
    assert await line.whatsapp.files.download(line.tenant, media) == b"voice"


async def test_an_answer_arrives_once_and_whole(line: Line) -> None:
    assert isinstance(await line.send("5 000 ₸ & снятие + покрытие?"), Sent)
    long = "Мы открыты каждый день. " * 200
    assert isinstance(await line.send(long), Sent)
    received = line.world.chatflow.received("salon", PHONE)
    assert received[0] == "5 000 ₸ & снятие + покрытие?"
    assert " ".join(received[1:]) == long.strip()


@pytest.mark.parametrize("kind", [MediaKind.IMAGE, MediaKind.VOICE, MediaKind.VIDEO, MediaKind.DOCUMENT])
async def test_a_file_is_fetched_by_its_link(line: Line, kind: MediaKind) -> None:
    async with line.desks(line.tenant.id) as desk:
        blob_id = await desk.blobs.put(b"the file", "image/png")
    media = Media(kind=kind, mimetype="image/png", file_name="Прайс.png", blob_id=blob_id)
    assert isinstance(await line.send("", media), Sent)
    (bubble,) = line.world.chatflow.phone("salon", PHONE).messages
    assert bubble.media is not None
    assert line.world.blobs.get(bubble.media["file_id"]) == b"the file"
    assert bubble.media["name"] == "Прайс.png"


@pytest.mark.parametrize(
    ("fault", "outcome", "delivered"),
    [
        (Fault(kind=FaultKind.REFUSE, description="Session is closed"), Retry, 0),
        (Fault(kind=FaultKind.STATUS, status=503), Retry, 0),
        (Fault(kind=FaultKind.HTML), Uncertain, 0),
        (Fault(kind=FaultKind.DROP_BEFORE), Uncertain, 0),
        (Fault(kind=FaultKind.DROP_AFTER), Uncertain, 1),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
async def test_a_bad_day_is_told_as_it_is_and_nothing_is_doubled(
    line: Line, fault: Fault, outcome: type[Outcome], delivered: int
) -> None:
    line.world.chatflow.faults.add(fault)
    assert isinstance(await line.send("Здравствуйте"), outcome)
    assert len(line.world.chatflow.received("salon", PHONE)) == delivered


async def test_a_wrong_token_is_chatflows_refusal(line: Line) -> None:
    wrong = replace(line, tenant=replace(line.tenant, chatflow_token="another-token"))
    refused = await wrong.send("Здравствуйте")
    assert refused == Retry(error="ChatFlow не принял сообщение: Invalid token or instance")

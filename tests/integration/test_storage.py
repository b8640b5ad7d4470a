"""The desk on a real database."""

import asyncio
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from desk import conversation as machine
from desk.conversation import Channel, Contact, ConversationState
from desk.errors import AlreadyTaken, NotFound
from desk.handover import Agent, Trigger, TriggerType
from desk.incoming import IncomingMessage
from desk.knowledge import Lesson, Provenance
from desk.limits import USUAL
from desk.message import Media, MediaKind
from desk.tenant import MADE_UP, Tenant
from desk.usecases.receive_message import ReceiveMessage
from desk.usecases.take_handover import TakeHandover
from storage.desks import PostgresDesks
from storage.erasure import erase_user
from storage.index_feed import PostgresKnowledgeFeed
from storage.tenants import GroupTaken, PostgresTenants
from storage.vault import Vault

CONTACT = Contact(
    channel=Channel.WHATSAPP, external_id="77000000001@s.whatsapp.net", phone="+77000000001", name="Клиент"
)
TRIGGER = Trigger(type=TriggerType.LOW_CONFIDENCE)


async def escalated(desks: PostgresDesks, tenant: Tenant) -> machine.Conversation:
    async with desks(tenant.id) as desk:
        conversation = machine.escalate(await desk.conversations.of(CONTACT), TRIGGER, "вопрос")
        await desk.conversations.save(conversation)
        return conversation


async def test_exactly_one_of_many_managers_takes_a_handover(desks: PostgresDesks, tenant: Tenant) -> None:
    conversation = await escalated(desks, tenant)
    assert conversation.handover
    handover_id = conversation.handover.id
    take = TakeHandover(desks)
    agents = [Agent(telegram_id=number, name=f"№{number}") for number in range(8)]
    results = await asyncio.gather(
        *(take(tenant.id, handover_id, agent) for agent in agents), return_exceptions=True
    )
    winners = [result for result in results if not isinstance(result, BaseException)]
    assert len(winners) == 1
    assert all(isinstance(result, AlreadyTaken) for result in results if result not in winners)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE conversations SET state = 'manager_active'",
        "UPDATE handovers SET status = 'active'",
        "DELETE FROM handovers",
        """INSERT INTO handovers (client_id, conversation_id, status, trigger_type)
           SELECT client_id, id, 'pending', 'intent' FROM conversations""",
    ],
)
async def test_the_database_refuses_a_state_without_its_handover(
    desks: PostgresDesks, tenant: Tenant, engine: AsyncEngine, statement: str
) -> None:
    await escalated(desks, tenant)
    with pytest.raises(IntegrityError):
        async with engine.begin() as connection:
            await connection.execute(text(statement))


async def test_a_conversation_comes_back_as_it_was_saved(desks: PostgresDesks, tenant: Tenant) -> None:
    conversation = replace(await escalated(desks, tenant), topic_id=7, language="kk", opted_out=True)
    agent = Agent(telegram_id=2**40, name="Айгерим")
    async with desks(tenant.id) as desk:
        await desk.conversations.save(machine.take(conversation, agent))
    async with desks(tenant.id) as desk:
        assert tenant.telegram_chat_id
        found = await desk.conversations.in_topic(tenant.telegram_chat_id, 7)
    assert found
    assert found.state is ConversationState.MANAGER_ACTIVE
    assert found.handover
    assert found.handover.assigned_to == agent
    assert (found.topic_id, found.language, found.opted_out) == (7, "kk", True)


async def test_a_topic_of_another_group_is_nobodys(desks: PostgresDesks, tenant: Tenant) -> None:
    conversation = replace(await escalated(desks, tenant), topic_id=7)
    async with desks(tenant.id) as desk:
        await desk.conversations.save(conversation)
        assert await desk.conversations.in_topic(-100999, 7) is None


async def test_one_tenant_finds_nothing_of_another(
    desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant
) -> None:
    other = Tenant(id=uuid.uuid4(), slug="other", name="Другой", telegram_chat_id=-100999)
    await tenants.save(other)
    conversation = await escalated(desks, tenant)
    assert conversation.handover
    async with desks(other.id) as desk:
        with pytest.raises(NotFound):
            await desk.conversations.get(conversation.id)
        with pytest.raises(NotFound):
            await desk.conversations.of_handover(conversation.handover.id)


async def test_a_group_belongs_to_one_tenant(tenants: PostgresTenants, tenant: Tenant) -> None:
    with pytest.raises(GroupTaken):
        await tenants.save(replace(tenant, id=uuid.uuid4(), slug="other"))


async def test_secrets_are_not_readable_in_the_database(tenant: Tenant, engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        row = (await connection.execute(text("SELECT * FROM client_settings"))).mappings().one()
    for secret in (tenant.telegram_bot_token, tenant.chatflow_token, tenant.webhook_secret):
        assert secret.encode() not in b"".join(value for value in row.values() if isinstance(value, bytes))


async def test_a_changed_answer_is_a_new_version_and_a_retired_one_is_gone(
    desks: PostgresDesks, tenant: Tenant, engine: AsyncEngine
) -> None:
    lesson = Lesson(question="Сколько?", answer="5 000 ₸", language="ru")
    provenance = Provenance(source="import")
    async with desks(tenant.id) as desk:
        first = await desk.knowledge.add(lesson, provenance)
        assert await desk.knowledge.add(lesson, provenance) == first
        second = await desk.knowledge.add(replace(lesson, answer="6 000 ₸"), provenance)
        assert (second.id, second.version) == (first.id, 2)
        await desk.knowledge.retire(second.id)
        assert await desk.knowledge.live() == []
        assert await desk.knowledge.among([first.id]) == []
    changes = await PostgresKnowledgeFeed(engine).changes(0, 10)
    assert [(item.id, item.live) for item in changes] == [(first.id, False)]


async def test_a_demo_is_no_business_of_the_real_service(
    tenants: PostgresTenants, tenant: Tenant, engine: AsyncEngine
) -> None:
    demo = Tenant(id=uuid.uuid4(), slug="demo", name="Демо", profile={MADE_UP: True})
    await tenants.save(demo)
    assert await tenants.by_slug("demo") == demo
    real = PostgresTenants(engine, Vault(["a key for tests"]), made_up=False)
    assert await real.by_slug("demo") is None
    assert [known.slug for known in await real.all()] == [tenant.slug]


@pytest.mark.parametrize(
    ("contact", "said"),
    [(CONTACT, "77000000001"), (Contact(channel=Channel.TELEGRAM, external_id="900123"), "900123")],
)
async def test_a_client_who_is_erased_leaves_nothing(
    desks: PostgresDesks, tenant: Tenant, engine: AsyncEngine, contact: Contact, said: str
) -> None:
    media = Media(kind=MediaKind.IMAGE, mimetype="image/png")
    receive = ReceiveMessage(desks)
    for someone in (contact, Contact(channel=Channel.WHATSAPP, external_id="other", phone="+77000000099")):
        incoming = IncomingMessage(
            contact=someone, provider_id=someone.external_id, text="?", media=media, content=b"png"
        )
        await receive(tenant.id, incoming)
    async with desks(tenant.id) as desk:
        await desk.events.add("chatflow", "status", {"jid": f"{said}@s.whatsapp.net"})
        await desk.updates.add(1, {"message": {"from": {"id": int(said)}}})
    assert await erase_user(engine, tenant.id, said) == 1
    assert await erase_user(engine, tenant.id, said) == 0
    async with engine.connect() as connection:
        for table, left in {
            "users": 1,
            "messages": 1,
            "blobs": 1,
            "channel_events": 0,
            "telegram_updates": 0,
        }.items():
            count = (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()
            assert (table, count) == (table, left)


async def test_what_needs_no_transaction_is_one_statement(desks: PostgresDesks, tenant: Tenant) -> None:
    """It is kept when it ended, whatever follows; a second one is refused instead of standing half done."""
    incoming = IncomingMessage(contact=CONTACT, provider_id="alone", text="привет")
    async with desks.single(tenant.id) as desk:
        received = await desk.mailbox.receive(incoming, USUAL)
        with pytest.raises(RuntimeError, match="want a transaction"):
            await desk.now()
    async with desks.single(tenant.id) as desk:
        assert (await desk.messages.get(received.message_id)).text == "привет"

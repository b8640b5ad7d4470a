"""Whatever happens in whatever order, the rows of a conversation agree and nothing is open twice."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.conversation import Channel, Contact, Conversation
from desk.errors import AlreadyTaken, HandoverClosed, HandoverOpen, NotFound
from desk.handover import Agent, Resolution, Trigger, TriggerType
from desk.ports import Desks
from desk.tenant import Tenant
from desk.usecases.escalate import escalate
from desk.usecases.relay_reply import RelayReply, TeamReply
from desk.usecases.resolve_handover import ResolveHandover
from desk.usecases.take_handover import TakeHandover

GROUP = -1001000000001
AGENTS = {"first": Agent(telegram_id=1, name="Первая"), "second": Agent(telegram_id=2, name="Второй")}
EVENTS = ("escalate", "take first", "take second", "write first", "write second", "resolve", "release")

_DISAGREE = text("""
    SELECT c.state, count(h.id) AS open, min(h.status) AS status FROM conversations c
    LEFT JOIN handovers h ON h.conversation_id = c.id AND h.status IN ('pending', 'active')
    WHERE c.id = :id GROUP BY c.state
""")


class Office:
    """Does one event after another on one conversation, as the edges would."""

    def __init__(self, desks: Desks, tenant: Tenant, conversation: Conversation) -> None:
        self.desks = desks
        self.tenant = tenant
        self.conversation = conversation
        self.take = TakeHandover(desks)
        self.resolve = ResolveHandover(desks)
        self.relay = RelayReply(desks)
        self.handover_id = uuid.uuid4()
        self.topic_id = conversation.topic_id or 0
        self.written = 0

    async def happen(self, event: str) -> None:
        what, _, who = event.partition(" ")
        try:
            if what == "escalate":
                await self._escalate()
            elif what == "take":
                await self.take(self.tenant.id, self.handover_id, AGENTS[who])
            elif what == "write":
                await self._write(AGENTS[who])
            else:
                resolution = Resolution.SOLVED if what == "resolve" else Resolution.RETURNED
                await self.resolve(self.tenant.id, self.handover_id, AGENTS["first"], resolution)
        except (AlreadyTaken, HandoverClosed, HandoverOpen, NotFound):
            return

    async def _escalate(self) -> None:
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.lock(self.conversation.id)
            opened = await escalate(desk, conversation, Trigger(type=TriggerType.LOW_CONFIDENCE), "?")
        assert opened.handover
        self.handover_id = opened.handover.id

    async def _write(self, agent: Agent) -> None:
        self.written += 1
        message_id = self.topic_id * 1000 + self.written
        await self.relay(
            self.tenant.id,
            TeamReply(chat_id=GROUP, topic_id=self.topic_id, message_id=message_id, agent=agent, text="Да"),
        )
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.lock(self.conversation.id)
        assert conversation.handover, "whoever writes has the talk"
        self.handover_id = conversation.handover.id


topics = iter(range(1, 10_000))


async def conversation_in_topic(desks: Desks, tenant: Tenant) -> Conversation:
    topic_id = next(topics)
    async with desks(tenant.id) as desk:
        contact = Contact(channel=Channel.WHATSAPP, external_id=str(topic_id))
        conversation = await desk.conversations.of(contact)
        conversation = replace(conversation, topic_id=topic_id)
        await desk.conversations.save(conversation)
    return conversation


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.sampled_from(EVENTS), max_size=12))
async def test_any_sequence_of_events_leaves_rows_that_agree(
    desks: Desks, tenant: Tenant, engine: AsyncEngine, events: Sequence[str]
) -> None:
    conversation = await conversation_in_topic(desks, tenant)
    office = Office(desks, tenant, conversation)
    for event in events:
        await office.happen(event)
        async with engine.connect() as connection:
            row = (await connection.execute(_DISAGREE, {"id": conversation.id})).one()
        expected = {"bot_active": (0, None), "pending": (1, "pending"), "manager_active": (1, "active")}
        assert (row.open, row.status) == expected[row.state]

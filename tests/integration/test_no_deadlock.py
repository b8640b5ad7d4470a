"""Transactions about one conversation wait for each other in one direction only."""

import asyncio
import uuid
from dataclasses import replace

import pytest

from desk.conversation import Channel, Contact
from desk.handover import Agent
from desk.message import Message, MessageStatus, Role
from desk.tenant import Tenant
from desk.usecases.delivery import Delivery
from desk.usecases.effects import order
from desk.usecases.relay_reply import RelayReply, TeamReply
from desk.work import Failed, Outcome, Sent, Work, WorkKind
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants

CONTACT = Contact(channel=Channel.WHATSAPP, external_id="77000000001@s.whatsapp.net")
WAIT_SECONDS = 3


async def reply_on_its_way(desks: PostgresDesks, tenant: Tenant) -> Message:
    async with desks(tenant.id) as desk:
        conversation = await desk.conversations.of(CONTACT)
        message = Message(
            conversation_id=conversation.id, role=Role.MANAGER, text="да", status=MessageStatus.QUEUED
        )
        await desk.messages.add(message)
    return message


async def test_work_is_ordered_while_another_holds_the_conversation(
    desks: PostgresDesks, tenant: Tenant
) -> None:
    message = await reply_on_its_way(desks, tenant)
    async with desks(tenant.id) as holder:
        await holder.conversations.lock(message.conversation_id)
        async with asyncio.timeout(WAIT_SECONDS), desks(tenant.id) as other:
            await order(other, message, WorkKind.REACT)


async def test_message_that_comes_in_waits_for_a_turn_that_is_being_written(
    desks: PostgresDesks, tenant: Tenant
) -> None:
    conversation_id = (await reply_on_its_way(desks, tenant)).conversation_id

    async def come_in() -> None:
        async with desks(tenant.id) as desk:
            await desk.conversations.of(CONTACT)

    async with asyncio.timeout(WAIT_SECONDS), asyncio.TaskGroup() as group, desks(tenant.id) as desk:
        conversation = await desk.conversations.lock(conversation_id)
        coming = group.create_task(come_in())
        await asyncio.wait([coming], timeout=0.2)
        assert not coming.done()
        await desk.conversations.save(replace(conversation, language="kk"))


@pytest.mark.parametrize("outcome", [Sent(), Failed(error="нет")], ids=["delivered", "failed"])
async def test_replies_and_their_deliveries_never_wait_for_each_other(
    desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant, outcome: Outcome
) -> None:
    assert tenant.telegram_chat_id
    sent = [await reply_on_its_way(desks, tenant) for _ in range(10)]
    async with desks(tenant.id) as desk:
        conversation = await desk.conversations.lock(sent[0].conversation_id)
        await desk.conversations.save(replace(conversation, topic_id=7))
    relay = RelayReply(desks)

    async def deliver(message: Message) -> None:
        work = Work(kind=WorkKind.SEND, conversation_id=message.conversation_id, subject_id=message.id)
        async with desks(tenant.id) as desk:
            if isinstance(outcome, Sent):
                await desk.messages.mark(message.id, MessageStatus.SENT)
                await Delivery().show(desk, message)
            else:
                await Delivery().not_arrived(desk, work, outcome)

    async def write(number: int) -> uuid.UUID | None:
        agent = Agent(telegram_id=5, name="Айгерим")
        reply = TeamReply(
            chat_id=tenant.telegram_chat_id or 0, topic_id=7, message_id=number, agent=agent, text="да"
        )
        return await relay(tenant.id, reply)

    await asyncio.gather(*map(deliver, sent), *(write(number) for number in range(10)))

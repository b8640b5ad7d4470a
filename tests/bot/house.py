"""One business with its real database, its real dispatcher and a recorded Telegram."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.phrases import FluentPhrasebook
from bot.assembly import TelegramSide
from desk import conversation as machine
from desk.conversation import Channel, Contact, Conversation
from desk.handover import Handover, Trigger, TriggerType
from desk.incoming import IncomingMessage
from desk.message import Message, MessageStatus, Role
from desk.ports import Carrier
from desk.tenant import Tenant
from desk.usecases.bring_media import BringMedia
from desk.usecases.carry_work import CarryWork
from desk.usecases.delivery import Delivery
from desk.usecases.effects import order, show_card
from desk.usecases.receive_message import ReceiveMessage
from desk.usecases.send_message import SendMessage
from desk.work import Crew, Outcome, Sent, WorkKind
from storage.desks import PostgresDesks
from storage.lanes import PostgresLanes
from tests.bot.telegram import RecordingSession

GROUP = -1001000000001
OWNER, AIGUL, DANA, ANONYMOUS = 500, 501, 502, 1087968824
NAMES = {OWNER: "Владелец", AIGUL: "Айгуль", DANA: "Дана", ANONYMOUS: "Group"}
CLIENT = Contact(
    channel=Channel.WHATSAPP, external_id="77000000001@s.whatsapp.net", phone="+77000000001", name="Асель"
)
REFUND = Trigger(type=TriggerType.INTENT, value="REFUND")


@dataclass
class WhatsApp:
    """The other channel's courier: remembers what it was given."""

    sent: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    async def send(self, _: Tenant, __: Conversation, message: Message) -> Outcome:
        self.sent.append(message.text)
        return self.outcomes.pop(0) if self.outcomes else Sent()


@dataclass
class House:
    tenant: Tenant
    desks: PostgresDesks
    lanes: PostgresLanes
    side: TelegramSide
    telegram: RecordingSession
    bring: BringMedia
    carry: CarryWork
    whatsapp: WhatsApp
    ids: Any = field(default_factory=lambda: count(1))

    async def feed(self, kind: str, event: dict[str, Any]) -> None:
        update = {"update_id": next(self.ids), kind: event}
        bot = self.side.bots.for_tenant(self.tenant)
        await self.side.dispatcher.feed_raw_update(bot, update, tenant=self.tenant)

    async def write(self, user_id: int, topic_id: int | None, text: str = "", **fields: Any) -> int:
        """Somebody writes in the group; the id of the message."""
        event = group_message(user_id, topic_id, next(self.ids), text) | fields
        await self.feed("message", event)
        return int(event["message_id"])

    async def press(self, user_id: int, data: str, *, chat_id: int = GROUP, topic_id: int = 70) -> None:
        message = group_message(777, topic_id, 900, "card") | {"chat": {"id": chat_id, "type": "supergroup"}}
        await self.feed(
            "callback_query",
            {
                "id": str(next(self.ids)),
                "from": person(user_id),
                "chat_instance": "1",
                "data": data,
                "message": message,
            },
        )

    async def ask(self, text: str = "Верните деньги", trigger: Trigger = REFUND) -> Handover:
        """A client asks, a person is wanted, and the card stands."""
        handover = await self.escalate(text, trigger)
        await self.work()
        return handover

    async def escalate(self, text: str = "Верните деньги", trigger: Trigger = REFUND) -> Handover:
        message_id = await self.says(text)
        async with self.desks(self.tenant.id) as desk:
            message = await desk.messages.get(message_id)
            conversation = await desk.conversations.lock(message.conversation_id)
            escalated = machine.escalate(conversation, trigger, text)
            await desk.conversations.save(escalated)
            await show_card(desk, escalated)
            assert escalated.handover
            return escalated.handover

    async def says(self, text: str, **fields: Any) -> UUID:
        incoming = IncomingMessage(contact=CLIENT, provider_id=f"wa-{next(self.ids)}", text=text, **fields)
        return (await ReceiveMessage(self.desks)(self.tenant.id, incoming)).message_id

    async def copy(self, message_id: UUID) -> None:
        """The client's message is ordered into the topic."""
        async with self.desks(self.tenant.id) as desk:
            await order(desk, await desk.messages.get(message_id), WorkKind.COPY)

    async def bot_says(self, text: str) -> UUID:
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(CLIENT)
            message = Message(
                conversation_id=conversation.id, role=Role.BOT, text=text, status=MessageStatus.QUEUED
            )
            await desk.messages.add(message)
            await order(desk, message, WorkKind.SEND)
        return message.id

    async def work(self, *crews: Crew) -> None:
        """Everything that is due is done."""
        for crew in crews or (Crew.INBOX, Crew.CLIENT, Crew.TEAM):
            while leases := (await self.lanes.claim(crew)).leases:
                await self.carry(leases[0])

    async def conversation(self) -> Conversation:
        async with self.desks(self.tenant.id) as desk:
            return await desk.conversations.of(CLIENT)

    async def handover(self, handover_id: UUID) -> Handover:
        async with self.desks(self.tenant.id) as desk:
            return await desk.handovers.get(handover_id)

    async def latest(self) -> list[Message]:
        conversation = await self.conversation()
        async with self.desks(self.tenant.id) as desk:
            return list(await desk.messages.latest(conversation.id, limit=50))


def person(user_id: int) -> dict[str, Any]:
    is_bot = user_id == ANONYMOUS
    return {"id": user_id, "is_bot": is_bot, "first_name": NAMES.get(user_id, f"№{user_id}")}


def group_message(user_id: int, topic_id: int | None, message_id: int, text: str) -> dict[str, Any]:
    message: dict[str, Any] = {
        "message_id": message_id,
        "date": int(time.time()),
        "chat": {"id": GROUP, "type": "supergroup", "is_forum": True, "title": "Команда"},
        "from": person(user_id),
    }
    if text:
        message["text"] = text
    if topic_id is not None:
        message |= {"message_thread_id": topic_id, "is_topic_message": True}
    return message


def build_carry(
    desks: PostgresDesks,
    lanes: PostgresLanes,
    tenants: Any,
    side: TelegramSide,
    bring: BringMedia,
    others: Mapping[WorkKind, Carrier] = MappingProxyType({}),
) -> tuple[CarryWork, WhatsApp]:
    """`others`: carriers of what is not done in Telegram."""
    whatsapp = WhatsApp()
    couriers = {Channel.WHATSAPP: whatsapp, Channel.TELEGRAM: side.courier}
    send = SendMessage(
        desks=desks, tenants=tenants, couriers=couriers, bring=bring, phrasebook=FluentPhrasebook()
    )
    carriers = {**side.carriers, WorkKind.SEND: send, **others}
    attempts = dict.fromkeys(WorkKind, 5)
    carry = CarryWork(desks=desks, lanes=lanes, carriers=carriers, delivery=Delivery(), attempts=attempts)
    return carry, whatsapp

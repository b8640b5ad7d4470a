"""The state machine: the only place where a conversation or a hand-over changes its state.

bot_active --escalate--> pending --take--> manager_active --resolve--> bot_active
     ^                      |
     +-------resolve--------+
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid4

from desk.booking import Booking
from desk.errors import AlreadyTaken, HandoverClosed, HandoverOpen
from desk.handover import Agent, Handover, HandoverStatus, Resolution, Trigger


class Channel(StrEnum):
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    INSTAGRAM = "instagram"


class ConversationState(StrEnum):
    BOT_ACTIVE = "bot_active"
    PENDING = "pending"
    MANAGER_ACTIVE = "manager_active"


STATE_OF: dict[HandoverStatus, ConversationState] = {
    HandoverStatus.PENDING: ConversationState.PENDING,
    HandoverStatus.ACTIVE: ConversationState.MANAGER_ACTIVE,
    HandoverStatus.RESOLVED: ConversationState.BOT_ACTIVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who writes: `external_id` is the channel's own address (a WhatsApp JID, a Telegram user id)."""

    channel: Channel
    external_id: str
    phone: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One client on one channel. `handover` is the open hand-over, or the one just closed by `resolve`."""

    id: UUID
    client_id: UUID
    user_id: UUID
    contact: Contact
    language: str = "ru"
    opted_out: bool = False
    topic_id: int | None = None
    handover: Handover | None = None
    booking: Booking | None = None
    """What the bot has gathered of a booking; a hand-over takes it along."""

    @property
    def state(self) -> ConversationState:
        """Derived, so that it can't disagree with the hand-over."""
        return STATE_OF[self.handover.status] if self.handover else ConversationState.BOT_ACTIVE

    @property
    def with_bot(self) -> bool:
        return self.state is ConversationState.BOT_ACTIVE


def escalate(conversation: Conversation, trigger: Trigger, user_message: str) -> Conversation:
    """Ask for a person. Raises HandoverOpen when one is already asked for."""
    if not conversation.with_bot:
        raise HandoverOpen
    handover = Handover(
        id=uuid4(),
        status=HandoverStatus.PENDING,
        trigger=trigger,
        user_message=user_message,
        booking=conversation.booking,
    )
    return replace(conversation, handover=handover, booking=None)


def take(conversation: Conversation, agent: Agent) -> Conversation:
    """Give the hand-over to one person; taking one's own again changes nothing.

    Raises AlreadyTaken when another person has it, HandoverClosed when it is resolved.
    """
    handover = _open(conversation)
    if handover.status is HandoverStatus.PENDING:
        taken = replace(handover, status=HandoverStatus.ACTIVE, assigned_to=agent)
        return replace(conversation, handover=taken)
    if handover.assigned_to and handover.assigned_to.telegram_id != agent.telegram_id:
        raise AlreadyTaken(handover.assigned_to)
    return conversation


def resolve(conversation: Conversation, resolution: Resolution) -> Conversation:
    """Close the hand-over and give the talk back to the bot. Raises HandoverClosed."""
    closed = replace(_open(conversation), status=HandoverStatus.RESOLVED, resolution=resolution)
    return replace(conversation, handover=closed)


def _open(conversation: Conversation) -> Handover:
    if conversation.with_bot or conversation.handover is None:
        raise HandoverClosed
    return conversation.handover

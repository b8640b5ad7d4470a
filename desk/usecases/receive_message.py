"""A client's message is stored before anybody is told that it was accepted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from desk.conversation import Contact, Conversation
from desk.correlation import current
from desk.doors import Doors
from desk.limits import USUAL, Limits
from desk.message import Media, Message, MessageStatus, Role
from desk.ports import Desk, Desks
from desk.usecases.effects import order
from desk.work import WorkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMessage:
    """`provider_id` is the channel's id of the message: the same one twice is one message."""

    contact: Contact
    provider_id: str
    provider_time: datetime | None = None
    text: str = ""
    media: Media | None = None
    content: bytes | None = None
    """The file's bytes, where the channel sent them along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Under which id the message is stored, now or since its first arrival."""

    message_id: UUID
    provider_id: str
    duplicate: bool = False


class ReceiveMessage:
    def __init__(self, desks: Desks, limits: Limits = USUAL) -> None:
        self._desks = desks
        self._limits = limits
        self._doors = Doors()

    async def __call__(self, client_id: UUID, incoming: IncomingMessage) -> Received:
        """One client's messages go in one by one: a flood of one takes no connections from the others."""
        async with self._doors[client_id, incoming.contact.external_id], self._desks(client_id) as desk:
            if known := await desk.messages.known(incoming.provider_id):
                return Received(message_id=known, provider_id=incoming.provider_id, duplicate=True)
            conversation = await desk.conversations.of(incoming.contact)
            ignored = await self._reason_to_ignore(desk, conversation, incoming)
            message = _message(conversation, incoming, ignored)
            if not await desk.messages.add(message):
                raise RuntimeError("the channel gave one id to two messages")
            await _keep_file(desk, message, incoming.content)
            if not ignored:
                await desk.mailbox.ring(conversation.id)
        return Received(message_id=message.id, provider_id=incoming.provider_id)

    async def _reason_to_ignore(
        self, desk: Desk, conversation: Conversation, incoming: IncomingMessage
    ) -> str:
        """Why the message is only kept: `history` or `flood`; empty for one to be answered."""
        now, limits = await desk.now(), self._limits
        if incoming.provider_time and now - incoming.provider_time > limits.history_after:
            return "history"
        since = await desk.messages.nth_latest(conversation.id, limits.messages_a_minute)
        return "flood" if since and now - since < timedelta(minutes=1) else ""


def _message(conversation: Conversation, incoming: IncomingMessage, ignored: str) -> Message:
    return Message(
        conversation_id=conversation.id,
        role=Role.CLIENT,
        text=incoming.text,
        media=incoming.media,
        status=MessageStatus.DONE if ignored else MessageStatus.NEW,
        provider_id=incoming.provider_id,
        provider_time=incoming.provider_time,
        correlation_id=current(),
        decision={"reason": ignored} if ignored else None,
    )


async def _keep_file(desk: Desk, message: Message, content: bytes | None) -> None:
    media = message.media
    if media and content is not None:
        blob_id = await desk.blobs.put(content, media.mimetype)
        await desk.messages.keep_file(message.id, blob_id)
    elif media and media.url:
        await order(desk, message, WorkKind.FETCH)

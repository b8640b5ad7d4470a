"""A client's message is stored before anybody is told that it was accepted."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from desk.conversation import Contact
from desk.correlation import current
from desk.message import Media, Message, MessageStatus, Role
from desk.ports import Desks
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
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, incoming: IncomingMessage) -> Received:
        async with self._desks(client_id) as desk:
            conversation = await desk.conversations.of(incoming.contact)
            media = incoming.media
            message = Message(
                conversation_id=conversation.id,
                role=Role.CLIENT,
                text=incoming.text,
                media=media,
                status=MessageStatus.NEW,
                provider_id=incoming.provider_id,
                provider_time=incoming.provider_time,
                correlation_id=current(),
            )
            if not await desk.messages.add(message):
                known = await desk.messages.id_of(incoming.provider_id)
                return Received(message_id=known, provider_id=incoming.provider_id, duplicate=True)
            if media and incoming.content is not None:
                blob_id = await desk.blobs.put(incoming.content, media.mimetype)
                await desk.messages.keep_media(message.id, replace(media, blob_id=blob_id))
            elif media and media.url:
                await order(desk, message, WorkKind.FETCH)
            await desk.mailbox.ring(conversation.id)
        return Received(message_id=message.id, provider_id=incoming.provider_id)

"""What a client sent, as a channel brings it, and where it was stored."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desk.conversation import Contact
from desk.message import Media


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
    conversation_id: UUID
    duplicate: bool = False

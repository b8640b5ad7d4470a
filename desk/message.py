"""What is said in a conversation, by whom, and how far it got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4


class Role(StrEnum):
    CLIENT = "client"
    BOT = "bot"
    MANAGER = "manager"


class MessageStatus(StrEnum):
    """A client's message is `new` until its turn is over, then `done`; the others are on their way out."""

    NEW = "new"
    DONE = "done"
    QUEUED = "queued"
    SENT = "sent"
    UNCERTAIN = "uncertain"  # the gateway may or may not have delivered it
    FAILED = "failed"


class MediaKind(StrEnum):
    IMAGE = "image"
    AUDIO = "audio"
    VOICE = "voice"
    VIDEO = "video"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file of a message. The bytes are kept in the store under `blob_id` once they are here;
    until then they are at `url` (a gateway's address) or behind `telegram_file_id`."""

    kind: MediaKind
    mimetype: str = "application/octet-stream"
    file_name: str = ""
    seconds: int | None = None
    words: str = ""
    """What a model heard in a recording or saw in a picture."""
    unsure: bool = False
    """It may have heard something else."""
    blob_id: UUID | None = None
    url: str = field(default="", repr=False)
    telegram_file_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a clarifying question and the text it would answer."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    id: UUID = field(default_factory=uuid4)
    conversation_id: UUID
    role: Role
    text: str = ""
    media: Media | None = None
    status: MessageStatus
    provider_id: str | None = None
    provider_time: datetime | None = None
    created_at: datetime | None = None
    """By the database's clock, once stored."""
    author: str = ""
    """Name of the person who wrote it, for a manager's message."""
    agent_id: int | None = None
    """Telegram id of that person."""
    handover_id: UUID | None = None
    options: tuple[Option, ...] = ()
    correlation_id: str = ""
    decision: Mapping[str, Any] | None = None

"""What is to be done outside the database, and how doing it can end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from desk.conversation import Conversation
from desk.message import Message


class WorkKind(StrEnum):
    SEND = "send"  # subject: message; to the client
    CARD = "card"  # subject: hand-over; topic, card, pin, icon and open or closed follow the database
    COPY = "copy"  # subject: message; what the client wrote, into the topic
    NOTICE = "notice"  # subject: message or entry; a line of the bot's own in the topic
    SLIP = "slip"  # subject: what a person decides on; a message with buttons, see desk/slip.py
    REACT = "react"  # subject: message; how far a manager's message got, as a reaction
    LEARN = "learn"  # subject: message, or a review; what a person wrote there becomes knowledge
    FETCH = "fetch"  # subject: message; bring a file here before its address expires
    UPDATE = "update"  # subject: a stored Telegram update, to be fed to the dispatcher
    ALERT = "alert"  # subject: alert; one part of it for one recipient
    READ = "read"  # subject: upload; a document is read and compared with what is known
    LOAD = "load"  # subject: upload; its entries are written, and followed until the bot knows them
    GAP = "gap"  # subject: a client's message that nobody has taught the answer to


MERGED = frozenset({WorkKind.CARD, WorkKind.REACT, WorkKind.SLIP})
"""Kinds that show the present state: one waiting piece of work is enough."""

AT_MOST_ONCE = frozenset({WorkKind.SEND})
"""Kinds whose unknown outcome is shown to a person, never repeated blindly."""


ASKED_FOR = "asked_for"
"""In the details of work that a person had queued again."""


INTERRUPTED = "interrupted while it was being sent"
"""Why the outcome is unknown of work whose worker ended without a word."""


class Crew(StrEnum):
    """Who carries the work: slow carriers of one crew never hold up another."""

    CLIENT = "client"
    TEAM = "team"
    BACKGROUND = "background"
    INBOX = "inbox"


CREW_OF: Mapping[WorkKind, Crew] = {
    WorkKind.SEND: Crew.CLIENT,
    WorkKind.CARD: Crew.TEAM,
    WorkKind.COPY: Crew.TEAM,
    WorkKind.NOTICE: Crew.TEAM,
    WorkKind.SLIP: Crew.TEAM,
    WorkKind.REACT: Crew.TEAM,
    WorkKind.LEARN: Crew.BACKGROUND,
    WorkKind.FETCH: Crew.BACKGROUND,
    WorkKind.UPDATE: Crew.INBOX,
    WorkKind.ALERT: Crew.TEAM,
    WorkKind.READ: Crew.BACKGROUND,
    WorkKind.LOAD: Crew.BACKGROUND,
    WorkKind.GAP: Crew.BACKGROUND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One row of the outbox. Work of one lane is done one by one, in order."""

    kind: WorkKind
    subject_id: UUID
    conversation_id: UUID | None = None
    chat_id: int | None = None
    """The Telegram chat of an update or an alert; all other work belongs to a conversation, or names a room
    of the team in its details."""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def lane(self) -> str:
        """Reactions have a lane of their own, so that they never delay words; so has each room, and each
        document."""
        place = self.kind if self.kind is WorkKind.REACT else CREW_OF[self.kind]
        whose = self.conversation_id or self.chat_id or self.details.get("room") or self.subject_id
        return f"{place}:{whose}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedWork:
    id: UUID
    client_id: UUID
    token: UUID
    """The lease under which it was begun: without it the outcome is not written."""
    work: Work
    attempts: int
    """Tries so far, this one included."""
    interrupted: bool
    """An earlier try ended without a word: its outcome is unknown."""
    correlation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message on its way, to whom it goes, and how long ago it was stored."""

    message: Message
    conversation: Conversation
    age: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Done. `provider_id`: what the other side calls it."""

    provider_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Not done, worth another try; `after` overrides the back-off."""

    error: str
    after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Not done and no try will help; `error` is one sentence for a person."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """Perhaps done: the other side did not say."""

    error: str


Outcome = Sent | Retry | Failed | Uncertain

"""Something that was taught and waits for the owner's word before it is said to clients."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desk.knowledge import Lesson, Provenance


class ProposalKind(StrEnum):
    NEW = "new"  # a colleague's words
    CONFLICT = "conflict"  # live entries say otherwise
    CHANGES = "changes"  # other questions would be answered differently


class ProposalStatus(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    JOINED = "joined"  # both stay, told apart by a condition
    DECLINED = "declined"
    UNDONE = "undone"  # accepted once, and taken back


class Awaited(StrEnum):
    """What a reply to the card means."""

    NOTHING = ""
    TEXT = "text"  # the answer in better words
    CONDITION = "condition"  # when the new answer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A live entry that says otherwise. `was` and `becomes` are the words that differ, such as «5 000 ₸»
    and «6 000 ₸»; `after` is its whole answer once it is corrected, empty when it has to be withdrawn.
    `beside`: it says more than what is denied, so the new answer becomes an entry of its own beside it."""

    item_id: UUID
    question: str
    answer: str
    language: str
    was: str
    becomes: str
    after: str
    beside: bool = False
    author: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would be answered otherwise to a question that was answered well; empty words mean: a person
    would be called."""

    question: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`count`: how often the team has said it. `undo`: once it was accepted, the versions to go back to, by
    entry; 0 for an entry that was new."""

    id: UUID
    kind: ProposalKind
    status: ProposalStatus
    lesson: Lesson
    provenance: Provenance
    conversation_id: UUID | None = None
    rivals: tuple[Rival, ...] = ()
    changes: tuple[Change, ...] = ()
    count: int = 1
    awaits: Awaited = Awaited.NOTHING
    decided_by: str = ""
    undo: Mapping[str, int] | None = None
    created_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.status is ProposalStatus.OPEN

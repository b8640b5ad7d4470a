"""A document that somebody of the team offers as knowledge: read, shown, and loaded when they say so."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from desk.handover import Agent
from desk.knowledge import Lesson
from desk.message import Media
from desk.proposal import Change, Rival
from desk.services import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One entry of a document, or one row of a price list, as it would be said."""

    lesson: Lesson
    offer: Offer | None = None
    unfilled: bool = False
    """A template's entry with places that are still to be filled in: it is never loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as it was read."""

    file_name: str
    extracts: tuple[Extract, ...]

    @property
    def filled(self) -> tuple[Extract, ...]:
        """What can be loaded."""
        return tuple(one for one in self.extracts if not one.unfilled)


class UploadStatus(StrEnum):
    READING = "reading"
    OPEN = "open"  # read, and waits for a word
    LOADING = "loading"  # written; the bot answers from more and more of it
    LOADED = "loaded"
    DECLINED = "declined"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHours:
    """Opening hours of some weekdays, in the team's words. `taught`: the hours that hold are not all as they
    were set, the team has told otherwise of some days."""

    was: str
    becomes: str
    taught: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An entry of the document that live entries contradict, or the opening hours of the business."""

    question: str
    rivals: tuple[Rival, ...] = ()
    hours: OtherHours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What was understood. `fresh`, `changed`, `same`: entries beside those that were imported before;
    `services`: rows with prices among them; `unfilled` ones are left out; `withdrawn`: rows that the price
    list has no more."""

    fresh: int = 0
    changed: int = 0
    same: int = 0
    services: int = 0
    unfilled: int = 0
    withdrawn: int = 0
    samples: tuple[Lesson, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """`done` of `total` entries are read, or known to the bot, by the status."""

    id: UUID
    file_name: str
    media: Media
    agent: Agent
    status: UploadStatus = UploadStatus.READING
    preview: Preview = field(default_factory=Preview)
    problem: str = ""
    """Why it can't be read, in one sentence."""
    done: int = 0
    total: int = 0
    decided_by: str = ""

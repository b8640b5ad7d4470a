"""What a person says of one answer of the bot, and which answers are asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from desk.handover import Agent
from desk.message import Option

ALL_OF_THE_FIRST = 50
OFTEN_UNTIL = 150
OFTEN, SELDOM = 0.20, 0.10
COMPUTED = "computed"
"""In the place of a model: no judge has weighed the answer, it was computed."""
CORRECTING_FOR = timedelta(hours=1)
"""So long what a person writes after [Исправить] is taken for the right answer."""


def sampling_probability(chosen_so_far: int) -> float:
    """Whether the next answer is shown to the team: all at first, then every fifth, then every tenth."""
    if chosen_so_far < ALL_OF_THE_FIRST:
        return 1.0
    return OFTEN if chosen_so_far < OFTEN_UNTIL else SELDOM


class Origin(StrEnum):
    SAMPLE = "sample"  # the client has read it, and it was chosen to be asked about
    DRAFT = "draft"  # written for the team in shadow mode: the client reads it when a person sends it


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """On what an answer was given, so that a verdict on it can be counted."""

    odds: float | None = None
    """Log-odds that it is right, by the weights that all tenants share. None for what was computed: it is
    said from any bar on, and tells nothing about one."""
    bar: float | None = None
    """The least log-odds that would have been said."""
    model: str
    """What judged it: another model makes no use of verdicts on this one."""
    chance: float = 1.0
    """The probability with which it is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFrom:
    """An entry that the answer was said from, as it was then."""

    item_id: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One answer that the team is asked about. `verdict` is None until somebody has decided."""

    id: UUID = field(default_factory=uuid4)
    conversation_id: UUID
    origin: Origin
    question: str
    answer: str
    language: str
    confidence: float
    grounds: Grounds | None = None
    """None for words that no judge has weighed: a verdict on them is counted nowhere."""
    said_from: Sequence[SaidFrom] = ()
    verdict: Verdict | None = None
    judged_by: Agent | None = None
    correcting: Agent | None = None
    """Who has pressed [Исправить] and has not written the right answer yet."""
    correction: str = ""
    options: tuple[Option, ...] = ()
    """Of a draft: the choices of a clarifying question."""
    answers_message: UUID | None = None
    """Of a draft: the client's last message that it answers."""
    outdated: bool = False
    """Of a draft: it can't be sent any more."""
    taught: str = ""
    """What became of the correction: as the learning calls it, or why it is no knowledge."""

    @property
    def computed(self) -> bool:
        return self.grounds is not None and self.grounds.model == COMPUTED

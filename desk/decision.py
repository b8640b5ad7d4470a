"""One turn of a talk as the answering side sees it, and what it decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from desk.booking import Booking
from desk.handover import Trigger, TriggerType
from desk.message import Message, Option
from desk.tenant import Tenant
from desk.verdict import Grounds


class Action(StrEnum):
    ANSWER = "answer"
    CLARIFY = "clarify"
    HUMAN = "human"
    SMALLTALK = "smalltalk"
    IGNORE = "ignore"
    OPTOUT = "optout"
    OPTIN = "optin"
    BOOKING = "booking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`messages`: the client's unanswered messages in the order they were written.
    `history`: what was said before in this talk, oldest first; a closed hand-over ends a talk."""

    tenant: Tenant
    messages: tuple[Message, ...]
    history: tuple[Message, ...] = ()
    language: str = "ru"
    """Of the client's earlier messages: a hint for what is too short to tell."""
    opted_out: bool = False
    booking: Booking | None = None
    """What is known of a booking that is being talked about."""
    called: str = ""
    """How the client calls oneself in the messenger."""

    @property
    def now(self) -> datetime:
        """When the client wrote last, by the database's clock."""
        return self.messages[-1].created_at or datetime.now(UTC)

    @property
    def text(self) -> str:
        return "\n".join(message.text for message in self.messages if message.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A knowledge entry that was found; `score` is comparable within one turn only."""

    item_id: str
    question: str
    answer: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`text` is what the client should read, without the AI notice; empty for OPTOUT and OPTIN. What is said
    of a hand-over is the desk's own, because only the desk knows what really happened: it follows `text`."""

    action: Action
    text: str = ""
    language: str = "ru"
    options: tuple[Option, ...] = ()
    trigger: Trigger | None = None
    """Set whenever a person is needed; a BOOKING that is still being gathered has none."""
    reason: str = ""
    """The rule that decided, as a short stable code: `answered`, `low_confidence`, `intent:refund`, …"""
    confidence: float = 0.0
    """Estimated probability (0–1) that the answer is right; for a class decided by meaning, of the class."""
    sources: tuple[Source, ...] = ()
    grounds: Grounds | None = None
    """Of an answer from the knowledge, so that people's verdicts on it can be counted."""
    trace: Mapping[str, Any] = field(default_factory=dict)
    """JSON-ready: what was understood, found, scored and decided, with milliseconds of each step."""
    booking: Booking | None = None
    """What is known of a booking from now on; None forgets it. It goes with a hand-over."""

    @property
    def needs_person(self) -> bool:
        return self.action is Action.HUMAN or self.trigger is not None


def person_needed(turn: Turn, trigger: TriggerType, **trace: Any) -> Decision:
    """A decision of the desk itself, without asking what the client meant."""
    return Decision(
        action=Action.HUMAN,
        language=turn.language,
        trigger=Trigger(type=trigger),
        reason=trigger,
        trace=trace,
        booking=turn.booking,
    )

"""What people said of the bot's answers, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from desk.handover import Agent
from desk.tenant import Tenant
from desk.trust.label import Label
from desk.trust.standing import Standing
from desk.verdict import Review, Verdict


class Reviews(Protocol):
    async def add(self, review: Review) -> None:
        """With the versions that its entries have now."""

    async def get(self, review_id: UUID) -> Review:
        """Raises NotFound."""

    async def judge(self, review_id: UUID, verdict: Verdict, agent: Agent, correction: str = "") -> bool:
        """False when it was judged before."""

    async def begin_correction(self, review_id: UUID, agent: Agent) -> bool:
        """False when it was judged before. A later one of another person takes its place."""

    async def taught(self, review_id: UUID, outcome: str) -> None: ...

    async def corrected_by(self, agent: Agent) -> UUID | None:
        """The answer that this person is about to correct, of several the latest."""


class Drafts(Protocol):
    async def waiting(self, conversation_id: UUID) -> Sequence[Review]:
        """Those that may be sent, of a conversation whose row is locked."""

    async def outdate(self, conversation_id: UUID) -> Sequence[UUID]:
        """All that wait; which they were."""

    async def is_current(self, review_id: UUID) -> bool:
        """It may be sent, and neither the client nor a person has written since what it answers."""

    async def claim_forgotten(self, after: timedelta) -> Sequence[Review]:
        """Of all conversations those that are current and as old as that, each given to one caller once."""


class Verdicts(Protocol):
    """Counted: a right one for as long as what the answer was said from is unchanged; any as long as the
    model is the same and no more than a fifth of the knowledge has changed since."""

    async def labels(self, model: str) -> Sequence[Label]: ...

    async def withdrawn(self, model: str) -> int:
        """How many count no longer."""

    async def chosen_so_far(self, model: str) -> int:
        """How many answers of that model the team was asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    part: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalations:
    """Of those for lack of confidence that are over: `needless`, the knowledge could have answered."""

    needless: int
    graded: int


class Figures(Protocol):
    """Of the last thirty days."""

    async def coverage(self) -> Share:
        """Of the questions those that the bot answers itself."""

    async def escalations(self) -> Escalations: ...

    async def miscomputed(self) -> Share:
        """Of the computed answers that were judged those that were wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What the judge needs to know of a tenant: see `desk.trust`."""

    standing: Standing
    threshold: float
    """In force now: in shadow mode a looser one, because the team reads everything first."""
    model: str
    chance: float
    """With which an answer is asked about."""
    computed_chance: float = 1.0
    """The same of one that was computed."""

    @property
    def shift(self) -> float:
        return self.standing.shift


class Calibrations(Protocol):
    async def of(self, tenant: Tenant) -> Calibration:
        """Kept until a verdict, the knowledge or the mode changes, and a few minutes at most."""

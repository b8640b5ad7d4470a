"""What is taught: proposals, the questions it is tried on, and what is still missing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from desk.gap import Gap
from desk.knowledge import KnowledgeItem, Lesson
from desk.proposal import Change, Proposal, Rival
from desk.tenant import Tenant
from desk.upload import OtherHours


class Proposals(Protocol):
    async def add(self, proposal: Proposal) -> None: ...

    async def save(self, proposal: Proposal) -> None:
        """Raises NotFound."""

    async def lock(self, proposal_id: UUID) -> Proposal:
        """Nobody else decides on it until the transaction ends. Raises NotFound."""

    async def get(self, proposal_id: UUID) -> Proposal:
        """Raises NotFound."""

    async def open(self) -> Sequence[Proposal]:
        """Oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question whose answer the owner has approved: it is asked again at every change."""

    id: UUID
    question: str
    language: str
    item_id: UUID | None


class Cases(Protocol):
    async def keep(self, question: str, language: str, item_id: UUID) -> None:
        """The answer of that entry to this question is right; the latest word on a question counts."""

    async def all(self, *, limit: int) -> Sequence[Case]:
        """The latest ones."""


class Gaps(Protocol):
    async def add(self, gap: Gap, handover_id: UUID | None) -> None: ...

    async def asked_again(self, gap_id: UUID, handover_id: UUID | None) -> None:
        """Counted once for each hand-over."""

    async def open(self, *, limit: int) -> Sequence[Gap]:
        """The most asked first."""

    async def get(self, gap_id: UUID) -> Gap:
        """Raises NotFound."""

    async def of_handover(self, handover_id: UUID) -> Sequence[Gap]:
        """Those open that were asked in it."""

    async def close(self, gap_ids: Collection[UUID], item_id: UUID | None) -> None:
        """Answered by that entry; None: nobody needs to know it."""

    async def closed_by(self, item_id: UUID) -> Sequence[Gap]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`repeats`: a live entry that says all of it already. `rivals`: live entries that say otherwise."""

    repeats: UUID | None = None
    rivals: tuple[Rival, ...] = ()


class Examiner(Protocol):
    """Looks at a lesson before it is said to clients. Every method raises Unexaminable while texts can't
    be compared by meaning."""

    async def compare(self, tenant: Tenant, lesson: Lesson, *, apart_from: Collection[UUID]) -> Comparison:
        """With the live entries, those in `apart_from` left out."""

    async def misses(self, tenant: Tenant, item: KnowledgeItem, asked: Sequence[str]) -> Sequence[Change]:
        """Which of these ways to ask, and of its own rewordings, would be answered by another entry."""

    async def other_hours(
        self, tenant: Tenant, lessons: Sequence[Lesson], *, beside: Sequence[KnowledgeItem]
    ) -> Mapping[str, OtherHours]:
        """By question: what a lesson would change of the opening hours, were it the team's latest word. They
        are as they were set, and as the entries `beside` tell. Needs no meaning."""

    async def changes(
        self, tenant: Tenant, edited: Sequence[KnowledgeItem], cases: Sequence[Case]
    ) -> Sequence[Change]:
        """Which approved answers would be others once the entries are as given: changed, new, or not
        `live` any more."""

    async def said_before(self, tenant: Tenant, lesson: Lesson, others: Mapping[UUID, Lesson]) -> UUID | None:
        """Which of the other lessons teaches the same."""

    async def alike(self, tenant: Tenant, question: str, others: Mapping[UUID, str]) -> Sequence[UUID]:
        """Which of the other questions ask the same, the nearest first."""

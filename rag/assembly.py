"""Puts the parts together."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from desk.decision import Source
from desk.ports import Brain, Desks, Phrasebook, Teacher, Tenants
from rag.config import RagConfig
from rag.ports import KnowledgeFeed, VectorStore


class Follower(Protocol):
    async def catch_up(self) -> int:
        """Brings the index up to the database; how many entries were changed.
        Never raises because an embedder or an index is away: the next call goes on from there."""


class Rag(Protocol):
    """`brain`, `teacher` and `follower` are ready for use at once; `warm` makes the first turn fast."""

    brain: Brain
    teacher: Teacher
    follower: Follower

    async def warm(self) -> None:
        """Loads the models and brings the index up to date."""

    async def search(self, client_id: UUID, text: str, *, limit: int = 5) -> Sequence[Source]:
        """What the knowledge holds on this, best first."""

    async def close(self) -> None: ...


def build_rag(
    config: RagConfig,
    *,
    desks: Desks,
    tenants: Tenants,
    feed: KnowledgeFeed,
    vectors: VectorStore,
    phrasebook: Phrasebook,
) -> Rag:
    raise NotImplementedError

"""What an index of the knowledge does for us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from desk.knowledge import KnowledgeItem
from rag.grams import Terms
from rag.vectors import Matrix

VECTORS = ("question", "answer", "both")
"""Names of an entry's three vectors, in the order of the rows of `IndexPoint.vectors`."""

CANDIDATES = 50


class IndexUnavailable(Exception):
    """The index can't be asked or written now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPoint:
    item: KnowledgeItem
    client_slug: str
    embedder_id: str
    text_hash: str
    vectors: Matrix
    """Shape (3, dims)."""
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    item_id: UUID
    similarities: tuple[float, float, float]
    """Cosines with question, answer and both; zeros when there was no query vector."""


class KnowledgeIndex(Protocol):
    """Every method raises IndexUnavailable; no method reaches beyond one tenant."""

    async def upsert(self, client_id: UUID, points: Sequence[IndexPoint]) -> None:
        """When it returns, a search finds them. Raises ValueError where one is of another tenant."""

    async def delete(self, client_id: UUID, item_ids: Sequence[UUID]) -> None: ...

    async def known(self, client_id: UUID) -> Mapping[UUID, str]:
        """Text hashes of the entries it holds."""

    async def search(self, client_id: UUID, vector: Matrix | None, terms: Terms) -> Sequence[Candidate]:
        """At most CANDIDATES entries near by meaning or by letters, in no order.

        `vector` has the shape (dims,); None searches by letters alone.
        """

    async def close(self) -> None: ...

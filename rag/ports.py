"""What the answering side needs kept for it, beside the desk itself."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from desk.knowledge import KnowledgeItem
from rag.vectors import Matrix


class KnowledgeFeed(Protocol):
    async def changes(self, after_revision: int, limit: int) -> Sequence[KnowledgeItem]:
        """Entries of all tenants, live and retired, each in its present form, with a greater revision,
        in the order of revisions. A revision must never become visible after a greater one was returned
        (take a transaction lock before drawing it), or the index would miss that entry."""


class VectorStore(Protocol):
    """Keeps what an embedder made of an entry, so that a restart or a second process needs no embedder."""

    async def get(
        self, client_id: UUID, embedder_id: str, wanted: Mapping[UUID, str]
    ) -> Mapping[UUID, Matrix]:
        """`wanted` maps the tenant's entries to their text hashes; those known under exactly that hash come
        back, each as three rows: question, answer, both."""

    async def put(
        self, client_id: UUID, embedder_id: str, item_id: UUID, text_hash: str, vectors: Matrix
    ) -> None:
        """Replaces what was kept for that entry and embedder. `vectors` has the shape (3, dims)."""


class CaseVectors(Protocol):
    """Keeps what an embedder made of the questions that are asked again at every change."""

    async def get(
        self, client_id: UUID, embedder_id: str, case_ids: Sequence[UUID]
    ) -> Mapping[UUID, Matrix]: ...

    async def put(self, client_id: UUID, embedder_id: str, vectors: Mapping[UUID, Matrix]) -> None: ...

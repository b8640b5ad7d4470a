"""Turns an entry into what the index stores."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np

from desk.knowledge import KnowledgeItem, Lesson
from desk.tenant import Tenant
from rag.embedding.port import Embedder
from rag.grams import entry_terms
from rag.index.payload import text_hash
from rag.index.port import IndexPoint
from rag.ports import VectorStore
from rag.vectors import Matrix


class PointMaker:
    """Asks the embedder only for texts whose vectors nobody has kept."""

    def __init__(self, embedder: Embedder, store: VectorStore) -> None:
        self._embedder = embedder
        self._store = store

    async def points(self, tenant: Tenant, items: Sequence[KnowledgeItem]) -> list[IndexPoint]:
        """Raises EmbedderUnavailable when a text is new and the embedder is away."""
        vectors = await self.vectors(tenant.id, items)
        return [
            IndexPoint(
                item=item,
                client_slug=tenant.slug,
                embedder_id=self._embedder.id,
                text_hash=text_hash(item),
                vectors=vectors[item.id],
                terms=entry_terms(f"{item.question} {item.answer}"),
            )
            for item in items
        ]

    async def vectors(self, client_id: UUID, items: Sequence[KnowledgeItem]) -> Mapping[UUID, Matrix]:
        """Three rows an entry. Raises EmbedderUnavailable as `points` does."""
        hashes = {item.id: text_hash(item) for item in items}
        kept = await self._store.get(client_id, self._embedder.id, hashes)
        fresh = [item for item in items if not self._fits(kept.get(item.id))]
        return {**kept, **await self._embed(fresh, hashes)} if fresh else kept

    async def kept(self, client_id: UUID, items: Sequence[KnowledgeItem]) -> frozenset[UUID]:
        """Those whose vectors need no embedder."""
        hashes = {item.id: text_hash(item) for item in items}
        vectors = await self._store.get(client_id, self._embedder.id, hashes)
        return frozenset(item_id for item_id, kept in vectors.items() if self._fits(kept))

    def _fits(self, vectors: Matrix | None) -> bool:
        return vectors is not None and vectors.shape == (3, self._embedder.dims)

    async def _embed(self, items: Sequence[KnowledgeItem], hashes: Mapping[UUID, str]) -> dict[UUID, Matrix]:
        texts = [text for item in items for text in three_texts(item)]
        rows = (await self._embedder.passages(texts)).reshape(len(items), 3, self._embedder.dims)
        made = {item.id: np.ascontiguousarray(row) for item, row in zip(items, rows, strict=True)}
        for item in items:
            await self._store.put(item.client_id, self._embedder.id, item.id, hashes[item.id], made[item.id])
        return made


def three_texts(item: KnowledgeItem | Lesson) -> tuple[str, str, str]:
    return item.question, item.answer, f"{item.question}\n{item.answer}"

"""Knowledge for the index: changes of all tenants in order, and what an embedder made of each entry."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.types import Uuid

from desk.knowledge import KnowledgeItem
from storage.knowledge import IN_ORDER, NOTIFY, item_from

_CHANGES = text("SELECT * FROM knowledge_items WHERE revision > :after ORDER BY revision LIMIT :limit")

_GET_VECTORS = text("""
    SELECT item_id, text_hash, vectors FROM knowledge_vectors
    WHERE client_id = :client_id AND embedder = :embedder AND item_id = ANY(:ids)
""").bindparams(bindparam("ids", type_=ARRAY(Uuid)))

_PUT_VECTORS = text("""
    INSERT INTO knowledge_vectors (client_id, item_id, embedder, text_hash, vectors)
    VALUES (:client_id, :item_id, :embedder, :text_hash, :vectors)
    ON CONFLICT (item_id, embedder) DO UPDATE
    SET text_hash = excluded.text_hash, vectors = excluded.vectors
    WHERE knowledge_vectors.client_id = excluded.client_id
""")

_DROP_VECTORS = text("DELETE FROM knowledge_vectors WHERE client_id = :client_id")

_ANNOUNCE = text("""
    UPDATE knowledge_items
    SET revision = numbered.revision
    FROM (
        SELECT id, row_number() OVER (ORDER BY revision)
            + (SELECT max(revision) FROM knowledge_items) AS revision
        FROM knowledge_items WHERE client_id = :client_id AND live) AS numbered
    WHERE knowledge_items.id = numbered.id
""")

ROWS = 3
"""An entry has three vectors: of its question, of its answer, of both."""


class PostgresKnowledgeFeed:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def changes(self, after_revision: int, limit: int) -> Sequence[KnowledgeItem]:
        async with self._engine.begin() as connection:
            rows = await connection.execute(_CHANGES, {"after": after_revision, "limit": limit})
            return [item_from(row) for row in rows.mappings()]

    async def announce(self, client_id: UUID) -> int:
        """All live entries of a tenant are embedded and indexed anew, one by one; how many they are."""
        values = {"client_id": client_id}
        async with self._engine.begin() as connection:
            await connection.execute(text(IN_ORDER), values)
            await connection.execute(_DROP_VECTORS, values)
            announced = await connection.execute(_ANNOUNCE, values)
            await connection.execute(text(NOTIFY), values)
        return announced.rowcount


class PostgresVectorStore:
    """Vectors are kept as little-endian 32-bit floats."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(
        self, client_id: UUID, embedder_id: str, wanted: Mapping[UUID, str]
    ) -> Mapping[UUID, NDArray[np.float32]]:
        values = {"client_id": client_id, "embedder": embedder_id, "ids": list(wanted)}
        async with self._engine.begin() as connection:
            rows = await connection.execute(_GET_VECTORS, values)
            return {
                row.item_id: np.frombuffer(row.vectors, dtype="<f4").reshape(ROWS, -1)
                for row in rows
                if row.text_hash == wanted[row.item_id]
            }

    async def put(
        self,
        client_id: UUID,
        embedder_id: str,
        item_id: UUID,
        text_hash: str,
        vectors: NDArray[np.float32],
    ) -> None:
        values = {
            "client_id": client_id,
            "item_id": item_id,
            "embedder": embedder_id,
            "text_hash": text_hash,
            "vectors": vectors.astype("<f4").tobytes(),
        }
        async with self._engine.begin() as connection:
            await connection.execute(_PUT_VECTORS, values)

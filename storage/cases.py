"""Questions whose answers the owner has approved, with what an embedder made of them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.types import Uuid

from desk.ports import Case
from storage.part import Part

_KEEP = """
    INSERT INTO knowledge_cases (client_id, question, language, item_id)
    VALUES (:client_id, :question, :language, :item_id)
    ON CONFLICT (client_id, lower(question)) DO UPDATE
    SET item_id = excluded.item_id, language = excluded.language, created_at = now()
"""

_ALL = """
    SELECT id, question, language, item_id FROM knowledge_cases
    WHERE client_id = :client_id ORDER BY created_at DESC LIMIT :limit
"""

_VECTORS = text("""
    SELECT id, vector FROM knowledge_cases
    WHERE client_id = :client_id AND embedder = :embedder AND id = ANY(:ids)
""").bindparams(bindparam("ids", type_=ARRAY(Uuid)))

_PUT = text("""
    UPDATE knowledge_cases SET embedder = :embedder, vector = :vector
    WHERE client_id = :client_id AND id = :id
""")


class PostgresCases(Part):
    async def keep(self, question: str, language: str, item_id: UUID) -> None:
        await self._run(_KEEP, question=question, language=language, item_id=item_id)

    async def all(self, *, limit: int) -> Sequence[Case]:
        return [Case(**row) for row in (await self._run(_ALL, limit=limit)).mappings()]


class PostgresCaseVectors:
    """Little-endian 32-bit floats, one row a question."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(
        self, client_id: UUID, embedder_id: str, case_ids: Sequence[UUID]
    ) -> Mapping[UUID, NDArray[np.float32]]:
        values = {"client_id": client_id, "embedder": embedder_id, "ids": list(case_ids)}
        async with self._engine.begin() as connection:
            rows = await connection.execute(_VECTORS, values)
            return {row.id: np.frombuffer(row.vector, dtype="<f4") for row in rows}

    async def put(
        self, client_id: UUID, embedder_id: str, vectors: Mapping[UUID, NDArray[np.float32]]
    ) -> None:
        rows = [
            {
                "client_id": client_id,
                "id": case_id,
                "embedder": embedder_id,
                "vector": vector.astype("<f4").tobytes(),
            }
            for case_id, vector in vectors.items()
        ]
        if rows:
            async with self._engine.begin() as connection:
                await connection.execute(_PUT, rows)

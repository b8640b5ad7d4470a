"""What clients ask and nobody has taught yet."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from desk.gap import Gap
from storage.part import Part, Row

_ADD = """
    INSERT INTO knowledge_gaps (id, client_id, question, language)
    VALUES (:id, :client_id, :question, :language)
"""

_ASKED_IN = """
    INSERT INTO knowledge_gap_askings (client_id, gap_id, handover_id)
    VALUES (:client_id, :gap_id, :handover_id)
    ON CONFLICT DO NOTHING
    RETURNING gap_id
"""

_COUNT = """
    UPDATE knowledge_gaps SET count = count + 1, asked_at = now() WHERE client_id = :client_id AND id = :id
"""

_OPEN = """
    SELECT * FROM knowledge_gaps WHERE client_id = :client_id AND closed_at IS NULL
    ORDER BY count DESC, asked_at DESC LIMIT :limit
"""

_GET = "SELECT * FROM knowledge_gaps WHERE client_id = :client_id AND id = :id"

_OF_HANDOVER = """
    SELECT g.* FROM knowledge_gaps g JOIN knowledge_gap_askings a ON a.gap_id = g.id
    WHERE g.client_id = :client_id AND a.handover_id = :handover_id AND g.closed_at IS NULL
"""

_CLOSE = text("""
    UPDATE knowledge_gaps SET closed_at = now(), item_id = :item_id
    WHERE client_id = :client_id AND closed_at IS NULL AND id = ANY(:ids)
""").bindparams(bindparam("ids", type_=ARRAY(Uuid)))


_CLOSED_BY = "SELECT * FROM knowledge_gaps WHERE client_id = :client_id AND item_id = :item_id"


class PostgresGaps(Part):
    async def add(self, gap: Gap, handover_id: UUID | None) -> None:
        await self._run(_ADD, id=gap.id, question=gap.question, language=gap.language)
        if handover_id:
            await self._first(_ASKED_IN, gap_id=gap.id, handover_id=handover_id)

    async def asked_again(self, gap_id: UUID, handover_id: UUID | None) -> None:
        if handover_id is None or await self._first(_ASKED_IN, gap_id=gap_id, handover_id=handover_id):
            await self._run(_COUNT, id=gap_id)

    async def open(self, *, limit: int) -> Sequence[Gap]:
        return [_gap(row) for row in (await self._run(_OPEN, limit=limit)).mappings()]

    async def get(self, gap_id: UUID) -> Gap:
        return _gap(await self._one(_GET, id=gap_id))

    async def of_handover(self, handover_id: UUID) -> Sequence[Gap]:
        return [_gap(row) for row in (await self._run(_OF_HANDOVER, handover_id=handover_id)).mappings()]

    async def close(self, gap_ids: Collection[UUID], item_id: UUID | None) -> None:
        await self._run(_CLOSE, ids=list(gap_ids), item_id=item_id)

    async def closed_by(self, item_id: UUID) -> Sequence[Gap]:
        return [_gap(row) for row in (await self._run(_CLOSED_BY, item_id=item_id)).mappings()]


def _gap(row: Row) -> Gap:
    return Gap(
        id=row["id"],
        question=row["question"],
        language=row["language"],
        count=row["count"],
        asked_at=row["asked_at"],
        item_id=row["item_id"],
        closed=row["closed_at"] is not None,
    )

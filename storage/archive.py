"""What entries said before, how long they hold, and how they have stood the test."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from desk.knowledge import KnowledgeItem, Lesson, Provenance, Version
from storage.knowledge import PostgresKnowledge, item_from, provenance_from
from storage.part import Part, Row

_NAMED = """
    SELECT *, lower(question) = lower(:words) OR CAST(id AS text) = lower(:words) AS exactly
    FROM knowledge_items
    WHERE client_id = :client_id
      AND (position(lower(:words) IN lower(question)) > 0 OR starts_with(CAST(id AS text), lower(:words)))
    ORDER BY live DESC, updated_at DESC LIMIT 10
"""

_VERSIONS = """
    SELECT * FROM knowledge_versions WHERE client_id = :client_id AND item_id = :item_id ORDER BY version
"""

_VERSION = """
    SELECT * FROM knowledge_versions
    WHERE client_id = :client_id AND item_id = :item_id AND version = :version
"""

_EXPIRE = """
    UPDATE knowledge_items SET expires_at = :at, expiry_told_at = NULL
    WHERE client_id = :client_id AND id = :id
    RETURNING *
"""

_EXPIRED = """
    SELECT * FROM knowledge_items
    WHERE client_id = :client_id AND live AND expires_at IS NOT NULL AND expires_at <= now()
"""

_CLAIM_EXPIRING = """
    UPDATE knowledge_items SET expiry_told_at = now()
    WHERE client_id = :client_id AND live AND expires_at IS NOT NULL AND expiry_told_at IS NULL
      AND expires_at > now() AND expires_at <= :before
    RETURNING *
"""

_OBSERVE = """
    UPDATE knowledge_items SET observations = observations + 1
    WHERE client_id = :client_id AND id = :id
    RETURNING *
"""

_OVERRULE = """
    UPDATE knowledge_items SET overruled = overruled + 1 WHERE client_id = :client_id AND id = :id
"""

_USES = text("""
    SELECT source ->> 'id' AS item_id,
           count(DISTINCT (conversation_id, md5(CAST(decision_trace AS text)))) AS uses
    FROM messages, jsonb_array_elements(decision_trace -> 'sources') AS source
    WHERE client_id = :client_id AND role = 'client' AND decision_trace ->> 'action' = 'answer'
      AND source ->> 'id' = ANY(:ids)
    GROUP BY 1
""").bindparams(bindparam("ids", type_=ARRAY(Text)))
"""All messages of one turn carry the same trace: they are one answer."""


class PostgresArchive(Part):
    async def named(self, words: str) -> Sequence[KnowledgeItem]:
        rows = (await self._run(_NAMED, words=words)).mappings().all()
        return [item_from(row) for row in [row for row in rows if row["exactly"]] or rows]

    async def versions(self, item_id: UUID) -> Sequence[Version]:
        return [_version(row) for row in (await self._run(_VERSIONS, item_id=item_id)).mappings()]

    async def restore(self, item_id: UUID, version: int, by: Provenance) -> KnowledgeItem:
        old = _version(await self._one(_VERSION, item_id=item_id, version=version))
        lesson = Lesson(question=old.question, answer=old.answer, language=old.language)
        knowledge = PostgresKnowledge(self._connection, self._client_id)
        return await knowledge.change(item_id, lesson, old.provenance if old.live else by)

    async def expire(self, item_id: UUID, at: datetime | None) -> KnowledgeItem:
        return item_from(await self._one(_EXPIRE, id=item_id, at=at))

    async def expired(self) -> Sequence[KnowledgeItem]:
        return [item_from(row) for row in (await self._run(_EXPIRED)).mappings()]

    async def claim_expiring(self, before: datetime) -> Sequence[KnowledgeItem]:
        return [item_from(row) for row in (await self._run(_CLAIM_EXPIRING, before=before)).mappings()]

    async def observe(self, item_id: UUID) -> KnowledgeItem:
        return item_from(await self._one(_OBSERVE, id=item_id))

    async def overrule(self, item_id: UUID) -> None:
        await self._run(_OVERRULE, id=item_id)

    async def uses(self, item_ids: Sequence[UUID]) -> Mapping[UUID, int]:
        rows = await self._run(_USES, ids=[str(item_id) for item_id in item_ids])
        return {UUID(row["item_id"]): row["uses"] for row in rows.mappings()}


def _version(row: Row) -> Version:
    return Version(
        item_id=row["item_id"],
        version=row["version"],
        question=row["question"],
        answer=row["answer"],
        language=row["language"],
        live=row["live"],
        provenance=provenance_from(row),
        created_at=row["created_at"],
    )

"""What a tenant's bot may say; every text it ever had stays as a version."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from desk.knowledge import KnowledgeItem, Lesson, Provenance
from storage.part import Part, Row

IN_ORDER = "SELECT pg_advisory_xact_lock(hashtext('knowledge')) WHERE CAST(:client_id AS uuid) IS NOT NULL"
"""One writer at a time, so that revisions become visible in their order."""

_NEXT_REVISION = "(SELECT coalesce(max(revision), 0) + 1 FROM knowledge_items)"

_SAME = """
    SELECT * FROM knowledge_items
    WHERE client_id = :client_id AND live AND source = :source AND lower(question) = lower(:question)
      AND handover_id IS NOT DISTINCT FROM CAST(:handover_id AS uuid)
"""

_INSERT = f"""
    INSERT INTO knowledge_items (client_id, question, answer, language, revision, source, author, agent_id,
                                 handover_id, message_id, file_name, until)
    VALUES (:client_id, :question, :answer, :language, {_NEXT_REVISION}, :source, :author, :agent_id,
            :handover_id, :message_id, :file_name, :until)
    RETURNING *
"""  # noqa: S608 -- our own fragment

_REPLACE = f"""
    UPDATE knowledge_items
    SET question = :question, answer = :answer, language = :language, source = :source, author = :author,
        agent_id = :agent_id, handover_id = :handover_id, message_id = :message_id, file_name = :file_name,
        until = :until, expires_at = NULL, expiry_told_at = NULL, live = true,
        version = version + 1, revision = {_NEXT_REVISION}, updated_at = now()
    WHERE client_id = :client_id AND id = :id
    RETURNING *
"""  # noqa: S608 -- our own fragment

_RETIRE = f"""
    UPDATE knowledge_items
    SET live = false, version = version + 1, revision = {_NEXT_REVISION}, updated_at = now()
    WHERE client_id = :client_id AND id = :id AND live
    RETURNING *
"""  # noqa: S608 -- our own fragment

_KEEP_VERSION = """
    INSERT INTO knowledge_versions (item_id, version, client_id, question, answer, language, live, source,
                                    author, agent_id, handover_id, message_id, file_name)
    SELECT id, version, client_id, question, answer, language, live, source,
           coalesce(CAST(:by AS text), author), CASE WHEN CAST(:by AS text) IS NULL THEN agent_id END,
           handover_id, message_id, file_name
    FROM knowledge_items WHERE client_id = :client_id AND id = :id
"""
"""`by`: who withdrew it; the entry itself keeps its author."""

NOTIFY = "SELECT pg_notify('knowledge', '') WHERE CAST(:client_id AS uuid) IS NOT NULL"

_GET = "SELECT * FROM knowledge_items WHERE client_id = :client_id AND id = :id"

_LIVE = """
    SELECT * FROM knowledge_items
    WHERE client_id = :client_id AND live AND (expires_at IS NULL OR expires_at > now())
    ORDER BY created_at, id
"""

_AMONG = text("""
    SELECT * FROM knowledge_items
    WHERE client_id = :client_id AND live AND (expires_at IS NULL OR expires_at > now()) AND id = ANY(:ids)
""").bindparams(bindparam("ids", type_=ARRAY(Uuid)))


class PostgresKnowledge(Part):
    async def add(self, lesson: Lesson, provenance: Provenance, *, anew: bool = False) -> KnowledgeItem:
        await self._run(IN_ORDER)
        values = _values(lesson, provenance)
        same = await self._first(
            _SAME,
            question=lesson.question,
            source=provenance.source,
            handover_id=provenance.handover_id,
        )
        if same and same["answer"] == lesson.answer and not anew:
            return item_from(same)
        row = (
            await self._one(_REPLACE, id=same["id"], **values) if same else await self._one(_INSERT, **values)
        )
        return await self._kept(row)

    async def change(self, item_id: UUID, lesson: Lesson, provenance: Provenance) -> KnowledgeItem:
        await self._run(IN_ORDER)
        return await self._kept(await self._one(_REPLACE, id=item_id, **_values(lesson, provenance)))

    async def retire(self, item_id: UUID, *, by: str = "") -> KnowledgeItem:
        await self._run(IN_ORDER)
        row = await self._first(_RETIRE, id=item_id)
        return await self._kept(row, by=by) if row else await self.get(item_id)

    async def get(self, item_id: UUID) -> KnowledgeItem:
        return item_from(await self._one(_GET, id=item_id))

    async def live(self) -> Sequence[KnowledgeItem]:
        return [item_from(row) for row in (await self._run(_LIVE)).mappings()]

    async def among(self, item_ids: Sequence[UUID]) -> Sequence[KnowledgeItem]:
        return [item_from(row) for row in (await self._run(_AMONG, ids=list(item_ids))).mappings()]

    async def _kept(self, row: Row, by: str | None = None) -> KnowledgeItem:
        """Its version is kept, and the index is told."""
        await self._run(_KEEP_VERSION, id=row["id"], by=by)
        await self._run(NOTIFY)
        return item_from(row)


def _values(lesson: Lesson, provenance: Provenance) -> dict[str, Any]:
    return {
        "question": lesson.question,
        "answer": lesson.answer,
        "language": lesson.language,
        "source": provenance.source,
        "author": provenance.author,
        "agent_id": provenance.agent_id,
        "handover_id": provenance.handover_id,
        "message_id": provenance.message_id,
        "file_name": provenance.file_name,
        "until": lesson.until,
    }


def item_from(row: Row) -> KnowledgeItem:
    return KnowledgeItem(
        id=row["id"],
        client_id=row["client_id"],
        question=row["question"],
        answer=row["answer"],
        language=row["language"],
        version=row["version"],
        revision=row["revision"],
        live=row["live"],
        provenance=provenance_from(row),
        observations=row["observations"],
        overruled=row["overruled"],
        expires_at=row["expires_at"],
        until=row["until"],
        updated_at=row["updated_at"],
    )


def provenance_from(row: Row) -> Provenance:
    return Provenance(
        source=row["source"],
        author=row["author"],
        agent_id=row["agent_id"],
        handover_id=row["handover_id"],
        message_id=row["message_id"],
        file_name=row["file_name"],
    )

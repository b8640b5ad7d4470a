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
                                 handover_id, message_id, file_name)
    VALUES (:client_id, :question, :answer, :language, {_NEXT_REVISION}, :source, :author, :agent_id,
            :handover_id, :message_id, :file_name)
    RETURNING *
"""  # noqa: S608 -- our own fragment

_REPLACE = f"""
    UPDATE knowledge_items
    SET question = :question, answer = :answer, language = :language, source = :source, author = :author,
        agent_id = :agent_id, handover_id = :handover_id, message_id = :message_id, file_name = :file_name,
        version = version + 1, revision = {_NEXT_REVISION}, updated_at = now()
    WHERE client_id = :client_id AND id = :id
    RETURNING *
"""  # noqa: S608 -- our own fragment

_RETIRE = f"""
    UPDATE knowledge_items SET live = false, revision = {_NEXT_REVISION}, updated_at = now()
    WHERE client_id = :client_id AND id = :id AND live
    RETURNING *
"""  # noqa: S608 -- our own fragment

_KEEP_VERSION = """
    INSERT INTO knowledge_versions (item_id, version, client_id, question, answer, source, author, agent_id)
    SELECT id, version, client_id, question, answer, source, author, agent_id FROM knowledge_items
    WHERE client_id = :client_id AND id = :id
"""

NOTIFY = "SELECT pg_notify('knowledge', '') WHERE CAST(:client_id AS uuid) IS NOT NULL"

_GET = "SELECT * FROM knowledge_items WHERE client_id = :client_id AND id = :id"

_LIVE = "SELECT * FROM knowledge_items WHERE client_id = :client_id AND live ORDER BY created_at, id"

_AMONG = text(
    "SELECT * FROM knowledge_items WHERE client_id = :client_id AND live AND id = ANY(:ids)"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)))


class PostgresKnowledge(Part):
    async def add(self, lesson: Lesson, provenance: Provenance) -> KnowledgeItem:
        await self._run(IN_ORDER)
        values = _values(lesson, provenance)
        same = await self._first(
            _SAME,
            question=lesson.question,
            source=provenance.source,
            handover_id=provenance.handover_id,
        )
        if same and same["answer"] == lesson.answer:
            return item_from(same)
        row = (
            await self._one(_REPLACE, id=same["id"], **values) if same else await self._one(_INSERT, **values)
        )
        await self._run(_KEEP_VERSION, id=row["id"])
        await self._run(NOTIFY)
        return item_from(row)

    async def retire(self, item_id: UUID) -> KnowledgeItem:
        await self._run(IN_ORDER)
        row = await self._first(_RETIRE, id=item_id)
        await self._run(NOTIFY)
        return item_from(row) if row else await self.get(item_id)

    async def get(self, item_id: UUID) -> KnowledgeItem:
        return item_from(await self._one(_GET, id=item_id))

    async def live(self) -> Sequence[KnowledgeItem]:
        return [item_from(row) for row in (await self._run(_LIVE)).mappings()]

    async def among(self, item_ids: Sequence[UUID]) -> Sequence[KnowledgeItem]:
        return [item_from(row) for row in (await self._run(_AMONG, ids=list(item_ids))).mappings()]


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
        provenance=Provenance(
            source=row["source"],
            author=row["author"],
            agent_id=row["agent_id"],
            handover_id=row["handover_id"],
            message_id=row["message_id"],
            file_name=row["file_name"],
        ),
    )

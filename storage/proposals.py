"""What was taught and waits for the owner's word."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.knowledge import Lesson, Provenance
from desk.proposal import Awaited, Change, Proposal, ProposalKind, ProposalStatus, Rival
from storage.part import Part, Row

_JSON = [bindparam(name, type_=JSONB(none_as_null=True)) for name in ("lesson", "rivals", "changes", "undo")]

_ADD = text("""
    INSERT INTO knowledge_proposals
        (id, client_id, kind, status, lesson, source, author, agent_id, handover_id, said_in, conversation_id,
         rivals, changes, count, awaits, decided_by, undo)
    VALUES
        (:id, :client_id, :kind, :status, :lesson, :source, :author, :agent_id, :handover_id, :said_in,
         :conversation_id, :rivals, :changes, :count, :awaits, :decided_by, :undo)
""").bindparams(*_JSON)

_SAVE = text("""
    UPDATE knowledge_proposals
    SET kind = :kind, status = :status, lesson = :lesson, source = :source, author = :author,
        agent_id = :agent_id, handover_id = :handover_id, said_in = :said_in,
        conversation_id = :conversation_id, rivals = :rivals, changes = :changes, count = :count,
        awaits = :awaits, decided_by = :decided_by, undo = :undo,
        decided_at = CASE WHEN :status <> 'open' THEN coalesce(decided_at, now()) END
    WHERE client_id = :client_id AND id = :id
    RETURNING id
""").bindparams(*_JSON)

_GET = "SELECT * FROM knowledge_proposals WHERE client_id = :client_id AND id = :id"

_LOCK = "SELECT * FROM knowledge_proposals WHERE client_id = :client_id AND id = :id FOR UPDATE"

_OPEN = """
    SELECT * FROM knowledge_proposals WHERE client_id = :client_id AND status = 'open' ORDER BY created_at, id
"""


class PostgresProposals(Part):
    async def add(self, proposal: Proposal) -> None:
        await self._run(_ADD, **_values(proposal))

    async def save(self, proposal: Proposal) -> None:
        await self._one(_SAVE, **_values(proposal))

    async def lock(self, proposal_id: UUID) -> Proposal:
        return _proposal(await self._one(_LOCK, id=proposal_id))

    async def get(self, proposal_id: UUID) -> Proposal:
        return _proposal(await self._one(_GET, id=proposal_id))

    async def open(self) -> Sequence[Proposal]:
        return [_proposal(row) for row in (await self._run(_OPEN)).mappings()]


def _values(proposal: Proposal) -> dict[str, Any]:
    lesson, provenance = proposal.lesson, proposal.provenance
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "status": proposal.status,
        "lesson": {
            "question": lesson.question,
            "answer": lesson.answer,
            "language": lesson.language,
            "until": lesson.until.isoformat() if lesson.until else None,
        },
        "source": provenance.source,
        "author": provenance.author,
        "agent_id": provenance.agent_id,
        "handover_id": provenance.handover_id,
        "said_in": provenance.message_id,
        "conversation_id": proposal.conversation_id,
        "rivals": [_rival_values(rival) for rival in proposal.rivals],
        "changes": [
            {"question": change.question, "was": change.was, "becomes": change.becomes}
            for change in proposal.changes
        ],
        "count": proposal.count,
        "awaits": proposal.awaits,
        "decided_by": proposal.decided_by,
        "undo": dict(proposal.undo) if proposal.undo is not None else None,
    }


def _rival_values(rival: Rival) -> dict[str, Any]:
    return {
        "item_id": str(rival.item_id),
        "question": rival.question,
        "answer": rival.answer,
        "language": rival.language,
        "was": rival.was,
        "becomes": rival.becomes,
        "after": rival.after,
        "author": rival.author,
        "since": rival.since.isoformat() if rival.since else None,
    }


def _rival(values: Mapping[str, Any]) -> Rival:
    since = values["since"]
    return Rival(
        item_id=UUID(values["item_id"]),
        question=values["question"],
        answer=values["answer"],
        language=values["language"],
        was=values["was"],
        becomes=values["becomes"],
        after=values["after"],
        author=values["author"],
        since=datetime.fromisoformat(since) if since else None,
    )


def _lesson(values: Mapping[str, Any]) -> Lesson:
    until = values["until"]
    return Lesson(
        question=values["question"],
        answer=values["answer"],
        language=values["language"],
        until=date.fromisoformat(until) if until else None,
    )


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=row["id"],
        kind=ProposalKind(row["kind"]),
        status=ProposalStatus(row["status"]),
        lesson=_lesson(row["lesson"]),
        provenance=Provenance(
            source=row["source"],
            author=row["author"],
            agent_id=row["agent_id"],
            handover_id=row["handover_id"],
            message_id=row["said_in"],
        ),
        conversation_id=row["conversation_id"],
        rivals=tuple(_rival(values) for values in row["rivals"]),
        changes=tuple(Change(**values) for values in row["changes"]),
        count=row["count"],
        awaits=Awaited(row["awaits"]),
        decided_by=row["decided_by"],
        undo=row["undo"],
        created_at=row["created_at"],
    )

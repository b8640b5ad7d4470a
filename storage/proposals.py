"""What was taught and waits for the owner's word."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.knowledge import Provenance
from desk.proposal import Awaited, Change, Proposal, ProposalKind, ProposalStatus
from storage.lessons import lesson_from, lesson_json, rival_from, rival_json
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
        "lesson": lesson_json(lesson),
        "source": provenance.source,
        "author": provenance.author,
        "agent_id": provenance.agent_id,
        "handover_id": provenance.handover_id,
        "said_in": provenance.message_id,
        "conversation_id": proposal.conversation_id,
        "rivals": [rival_json(rival) for rival in proposal.rivals],
        "changes": [
            {"question": change.question, "was": change.was, "becomes": change.becomes}
            for change in proposal.changes
        ],
        "count": proposal.count,
        "awaits": proposal.awaits,
        "decided_by": proposal.decided_by,
        "undo": dict(proposal.undo) if proposal.undo is not None else None,
    }


def _proposal(row: Row) -> Proposal:
    return Proposal(
        id=row["id"],
        kind=ProposalKind(row["kind"]),
        status=ProposalStatus(row["status"]),
        lesson=lesson_from(row["lesson"]),
        provenance=Provenance(
            source=row["source"],
            author=row["author"],
            agent_id=row["agent_id"],
            handover_id=row["handover_id"],
            message_id=row["said_in"],
        ),
        conversation_id=row["conversation_id"],
        rivals=tuple(rival_from(values) for values in row["rivals"]),
        changes=tuple(Change(**values) for values in row["changes"]),
        count=row["count"],
        awaits=Awaited(row["awaits"]),
        decided_by=row["decided_by"],
        undo=row["undo"],
        created_at=row["created_at"],
    )

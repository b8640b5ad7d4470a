"""The owner's reply becomes knowledge, and the owner is told so where it was written."""

from collections.abc import Mapping
from uuid import UUID

from desk.knowledge import Lesson, Provenance, Refusal
from desk.message import Message
from desk.ports import Desk, Desks, Teacher, Tenants
from desk.usecases.exchange import lesson_of
from desk.work import ClaimedWork, Outcome, Sent, Work, WorkKind

WORTH_TELLING = frozenset({"link", "personal_data"})
"""Refusals that the owner would not guess; a greeting needs no remark."""


class LearnAnswer:
    def __init__(self, *, desks: Desks, tenants: Tenants, teacher: Teacher) -> None:
        self._desks = desks
        self._tenants = tenants
        self._teacher = teacher

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        """A carrier of LEARN; doing it again changes nothing but the entry's version."""
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            reply = await desk.messages.get(claimed.work.subject_id)
            said = await desk.messages.latest(reply.conversation_id, limit=40)
        learnt = await lesson_of(self._teacher, tenant, reply, said)
        if learnt is not None:
            async with self._desks(claimed.client_id) as desk:
                await self._write(desk, reply, learnt)
        return Sent()

    async def _write(self, desk: Desk, reply: Message, learnt: Lesson | Refusal) -> None:
        if isinstance(learnt, Lesson):
            item = await desk.knowledge.add(learnt, _provenance(reply))
            await _tell(desk, reply, item.id, {"notice": "learned"})
        elif learnt.reason in WORTH_TELLING:
            await _tell(desk, reply, reply.id, {"notice": "not-learned", "reason": learnt.reason})


async def _tell(desk: Desk, reply: Message, subject_id: UUID, details: Mapping[str, str]) -> None:
    await desk.outbox.add(
        Work(
            kind=WorkKind.NOTICE,
            conversation_id=reply.conversation_id,
            subject_id=subject_id,
            details=details,
        )
    )


def _provenance(reply: Message) -> Provenance:
    return Provenance(
        source="owner",
        author=reply.author,
        agent_id=reply.agent_id,
        handover_id=reply.handover_id,
        message_id=reply.id,
    )

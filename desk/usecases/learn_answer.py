"""A reply in a topic becomes knowledge, or a proposal of it; the owner is told so where it was written."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from desk.knowledge import Provenance, Refusal
from desk.message import Message
from desk.ports import Desk, Desks, Teacher, Tenants
from desk.team import TEACHERS, role_of
from desk.tenant import Tenant
from desk.usecases.exchange import Taught, lesson_of
from desk.usecases.teach import Result, Taken, Teach, Teaching
from desk.work import ClaimedWork, Outcome, Sent, Work, WorkKind

WORTH_TELLING = frozenset({"link", "personal_data"})
"""Refusals that the owner would not guess; a greeting needs no remark."""


class LearnAnswer:
    def __init__(self, *, desks: Desks, tenants: Tenants, teacher: Teacher, teach: Teach) -> None:
        self._desks = desks
        self._tenants = tenants
        self._teacher = teacher
        self._teach = teach

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        """A carrier of LEARN; doing it again changes nothing but the entry's version. Raises Unexaminable."""
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            reply = await desk.messages.get(claimed.work.subject_id)
            said = await desk.messages.latest(reply.conversation_id, limit=40)
            client = (await desk.conversations.get(reply.conversation_id)).contact.name
        learnt = await lesson_of(self._teacher, tenant, reply, said, client=client)
        if isinstance(learnt, Taught):
            await self._learn(tenant, reply, learnt)
        elif isinstance(learnt, Refusal):
            await self._refuse(tenant, reply, learnt)
        return Sent()

    async def _learn(self, tenant: Tenant, reply: Message, taught: Taught) -> None:
        teaching = Teaching(
            lesson=taught.lesson,
            provenance=_provenance(reply),
            conversation_id=reply.conversation_id,
            corrects=taught.corrects,
        )
        result = await self._teach(tenant.id, teaching)
        notice = _NOTICES.get(result.taken)
        if result.item is None or notice is None:
            return
        async with self._desks(tenant.id) as desk:
            if await role_of(desk, tenant, reply.agent_id) in TEACHERS:
                await _tell(desk, reply, result.item.id, {"notice": notice, **_misses(result)})
            if reply.handover_id and result.taken is Taken.LIVE:
                gaps = await desk.gaps.of_handover(reply.handover_id)
                await desk.gaps.close([gap.id for gap in gaps], result.item.id)

    async def _refuse(self, tenant: Tenant, reply: Message, refusal: Refusal) -> None:
        if refusal.reason not in WORTH_TELLING:
            return
        async with self._desks(tenant.id) as desk:
            if await role_of(desk, tenant, reply.agent_id) in TEACHERS:
                await _tell(desk, reply, reply.id, {"notice": "not-learned", "reason": refusal.reason})


_NOTICES: Mapping[Taken, str] = {Taken.LIVE: "learned", Taken.KNOWN: "known"}


def _misses(result: Result) -> dict[str, Any]:
    return {"misses": [[miss.question, miss.becomes] for miss in result.misses]} if result.misses else {}


async def _tell(desk: Desk, reply: Message, subject_id: UUID, details: Mapping[str, Any]) -> None:
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

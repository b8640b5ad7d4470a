"""The owner's reply becomes knowledge, and the owner is told so where it was written."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from desk.knowledge import Lesson, Provenance, Refusal
from desk.message import Message, Role
from desk.ports import Desk, Desks, Teacher, Tenants
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
        question = question_before(reply, said)
        if not question or not reply.text:
            return Sent()
        learnt = await self._teacher.distil(tenant, question, reply.text)
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


def question_before(reply: Message, said: Sequence[Message]) -> str:
    """What the client wrote between this reply and the answer before it, one line a message.

    `said` is oldest first. The bot's promise of a person parts no question from its answer; what the bot
    itself answered is not asked any more.
    """
    asked: list[str] = []
    for message in said:
        if message.id == reply.id:
            break
        if message.role is Role.CLIENT and message.text:
            asked.append(message.text)
        elif message.role is Role.MANAGER or message.handover_id is None:
            asked.clear()
    return "\n".join(asked[-5:])

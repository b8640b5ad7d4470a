"""The owner's reply becomes knowledge, and the owner is told so where it was written."""

from collections.abc import Sequence

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
            said = await desk.messages.latest(claimed.work.conversation_id, limit=40)
        question = question_before(reply, said)
        if not question or not reply.text:
            return Sent()
        learnt = await self._teacher.distil(tenant, question, reply.text)
        async with self._desks(claimed.client_id) as desk:
            await self._write(desk, claimed, reply, learnt)
        return Sent()

    async def _write(
        self, desk: Desk, claimed: ClaimedWork, reply: Message, learnt: Lesson | Refusal
    ) -> None:
        conversation_id = claimed.work.conversation_id
        if isinstance(learnt, Refusal):
            if learnt.reason in WORTH_TELLING:
                details = {"notice": "not-learned", "reason": learnt.reason}
                await desk.outbox.add(
                    Work(
                        kind=WorkKind.NOTICE,
                        conversation_id=conversation_id,
                        subject_id=reply.id,
                        details=details,
                    )
                )
            return
        provenance = Provenance(
            source="owner",
            author=reply.author,
            agent_id=reply.agent_id,
            handover_id=reply.handover_id,
            message_id=reply.id,
        )
        item = await desk.knowledge.add(learnt, provenance)
        await desk.outbox.add(
            Work(
                kind=WorkKind.NOTICE,
                conversation_id=conversation_id,
                subject_id=item.id,
                details={"notice": "learned"},
            )
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

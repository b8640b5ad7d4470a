"""Which question a person's reply answers, read from the talk around it."""

from collections.abc import Sequence
from dataclasses import replace

from desk.knowledge import Lesson, Refusal
from desk.message import Message, Role
from desk.ports import Teacher
from desk.tenant import Tenant

MOST_ASKED = 5
"""Messages of the client that one answer may be about."""


async def lesson_of(
    teacher: Teacher, tenant: Tenant, reply: Message, said: Sequence[Message]
) -> Lesson | Refusal | None:
    """What the reply teaches, together with its author's earlier words on the same question.

    `said` is oldest first and holds the reply. A reply that teaches nothing («сейчас уточню») leaves the
    question open; one that does closes it, and what the client writes then is a new question. What the bot
    itself answered is not asked any more. None when nothing was asked.
    """
    asked: list[str] = []
    lesson: Lesson | None = None
    answered = False
    for message in said:
        if message.role is Role.CLIENT and message.text:
            asked, lesson, answered = ([] if answered else asked), None if answered else lesson, False
            asked.append(message.text)
        elif message.role is Role.BOT and message.handover_id is None:
            asked, lesson, answered = [], None, False
        elif message.role is Role.MANAGER and message.text and asked:
            learnt = await teacher.distil(tenant, "\n".join(asked[-MOST_ASKED:]), message.text)
            if isinstance(learnt, Lesson):
                answered = True
                lesson = _joined(lesson, learnt) if message.agent_id == reply.agent_id else lesson
            if message.id == reply.id:
                return lesson if isinstance(learnt, Lesson) else learnt
    return None


def _joined(before: Lesson | None, learnt: Lesson) -> Lesson:
    """Several messages of one answer are one answer."""
    if before is None or learnt.answer in before.answer:
        return before or learnt
    return replace(learnt, answer=f"{before.answer}\n{learnt.answer}")

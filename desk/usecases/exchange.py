"""Which question a person's reply answers, read from the talk around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from desk.decision import Action
from desk.knowledge import Lesson, Refusal, entry_ids
from desk.message import Message, Role
from desk.ports import Teacher
from desk.tenant import Tenant

MOST_ASKED = 5
"""Messages of the client that one answer may be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """`corrects`: entries from which the bot had answered that very question a moment before."""

    lesson: Lesson
    corrects: tuple[UUID, ...] = ()


async def lesson_of(
    teacher: Teacher, tenant: Tenant, reply: Message, said: Sequence[Message], *, client: str = ""
) -> Taught | Refusal | None:
    """What the reply teaches, together with its author's earlier words on the same question.

    `said` is oldest first and holds the reply. A reply that teaches nothing («сейчас уточню») leaves the
    question open; one that does closes it, and what the client writes then is a new question. What the bot
    itself answered is not asked any more, but may be corrected. None when nothing was asked.
    """
    talk = _Talk()
    for message in said:
        if message.role is Role.CLIENT and message.text:
            talk.asks(message)
        elif message.role is Role.BOT and message.handover_id is None:
            talk.bot_answers()
        elif message.role is Role.MANAGER and message.text and talk.question:
            learnt = await teacher.distil(tenant, talk.question, message.text, client=client)
            if isinstance(learnt, Lesson):
                talk.learns(learnt, own=message.agent_id == reply.agent_id)
            if message.id == reply.id:
                return talk.taught if isinstance(learnt, Lesson) else learnt
    return None


@dataclass(slots=True)
class _Talk:
    asked: list[str] = field(default_factory=list)
    lesson: Lesson | None = None
    answered: bool = False
    by_bot: bool = False
    sources: tuple[UUID, ...] = ()
    """What the bot answers from, once it does."""

    @property
    def question(self) -> str:
        return "\n".join(self.asked[-MOST_ASKED:])

    @property
    def taught(self) -> Taught | None:
        return (
            Taught(lesson=self.lesson, corrects=self.sources if self.by_bot else ()) if self.lesson else None
        )

    def asks(self, message: Message) -> None:
        if self.answered or self.by_bot:
            self.asked, self.lesson, self.answered, self.by_bot = [], None, False, False
        self.asked.append(message.text)
        self.sources = _sources(message)

    def bot_answers(self) -> None:
        """Without a source there is nothing to be corrected."""
        self.lesson, self.answered, self.by_bot = None, False, True
        if not self.sources:
            self.asked = []

    def learns(self, learnt: Lesson, *, own: bool) -> None:
        self.answered = True
        if own:
            self.lesson = _joined(self.lesson, learnt)


def _sources(message: Message) -> tuple[UUID, ...]:
    decision = message.decision or {}
    if decision.get("action") != Action.ANSWER:
        return ()
    return tuple(entry_ids(source["id"] for source in decision.get("sources", ())))


def _joined(before: Lesson | None, learnt: Lesson) -> Lesson:
    """Several messages of one answer are one answer."""
    if before is None or learnt.answer in before.answer:
        return before or learnt
    return replace(learnt, answer=f"{before.answer}\n{learnt.answer}", until=learnt.until or before.until)

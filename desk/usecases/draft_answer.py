"""In shadow mode the bot drafts, and people send: the client hears nothing that nobody has read."""

from difflib import SequenceMatcher
from uuid import UUID

from desk.conversation import Conversation
from desk.decision import Decision, Turn
from desk.handover import Agent
from desk.ports import Desk
from desk.slip import SlipKind, slip_in_topic
from desk.verdict import Origin, Review, SaidFrom, Verdict

NEARLY_THE_SAME = 0.8
"""Share of letters that a person's own words have in common with a draft that was right."""


async def draft(desk: Desk, conversation: Conversation, turn: Turn, decision: Decision, text: str) -> None:
    """Nothing is drafted where a person is called: the card calls them, and the client is told by them."""
    await outdate(desk, conversation.id)
    if decision.needs_person:
        return
    review = reviewed(conversation, turn, decision, Origin.DRAFT, decision.text or text)
    await desk.reviews.add(review)
    await show_draft(desk, conversation.id, review.id)


async def outdate(desk: Desk, conversation_id: UUID) -> None:
    """What was drafted for earlier words of the client can't be sent any more."""
    for review_id in await desk.drafts.outdate(conversation_id):
        await show_draft(desk, conversation_id, review_id)


async def compare_with_draft(desk: Desk, conversation_id: UUID, agent: Agent, text: str) -> None:
    """A person answered in words of their own: a verdict on what the bot would have said."""
    for review in await desk.drafts.waiting(conversation_id):
        verdict = Verdict.RIGHT if says_the_same(review.answer, text) else Verdict.WRONG
        await desk.reviews.judge(review.id, verdict, agent, text)
        await show_draft(desk, conversation_id, review.id)


def says_the_same(drafted: str, written: str) -> bool:
    """The same figures, and nearly the same letters."""
    one, other = (" ".join(text.lower().split()) for text in (drafted, written))
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY_THE_SAME


async def show_draft(desk: Desk, conversation_id: UUID, review_id: UUID) -> None:
    await desk.outbox.add(slip_in_topic(conversation_id, SlipKind.DRAFT, review_id))


def reviewed(
    conversation: Conversation, turn: Turn, decision: Decision, origin: Origin, answer: str
) -> Review:
    return Review(
        conversation_id=conversation.id,
        origin=origin,
        question=turn.text,
        answer=answer,
        language=decision.language,
        confidence=decision.confidence,
        grounds=decision.grounds,
        said_from=[SaidFrom(item_id=source.item_id, question=source.question) for source in decision.sources],
        options=decision.options,
        answers_message=turn.messages[-1].id,
    )

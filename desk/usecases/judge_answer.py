"""A person of the team says whether the bot's answer was right, or what would have been."""

from uuid import UUID

from desk.errors import AlreadyJudged
from desk.handover import Agent
from desk.knowledge import entry_ids
from desk.ports import Desk, Desks
from desk.slip import Room, SlipKind, slip_in_room
from desk.verdict import Review, Verdict
from desk.work import Work, WorkKind

ABOUT_A_REVIEW = {"about": "review"}
"""In the details of LEARN: its subject is a review, not a message."""


class JudgeAnswer:
    """Everybody's verdict counts the same, and the first one stands. Raises AlreadyJudged and NotFound."""

    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, review_id: UUID, verdict: Verdict, agent: Agent) -> None:
        async with self._desks(client_id) as desk:
            await desk.agents.seen(agent)
            await _decide(desk, review_id, verdict, agent)

    async def begin_correction(self, client_id: UUID, review_id: UUID, agent: Agent) -> None:
        """What this person writes next about it is the right answer."""
        async with self._desks(client_id) as desk:
            await desk.agents.seen(agent)
            review = await desk.reviews.get(review_id)
            if not await desk.reviews.begin_correction(review_id, agent):
                raise AlreadyJudged(review)
            await show(desk, review_id)

    async def corrected_by(self, client_id: UUID, agent: Agent) -> UUID | None:
        """The answer that this person is about to correct."""
        async with self._desks(client_id) as desk:
            return await desk.reviews.corrected_by(agent)

    async def correct(self, client_id: UUID, review_id: UUID, agent: Agent, text: str) -> None:
        """The answer was wrong, and this is the right one. Who teaches by it, and what of it is knowledge,
        is for the learning to say."""
        async with self._desks(client_id) as desk:
            await desk.agents.seen(agent)
            await _decide(desk, review_id, Verdict.WRONG, agent, text)
            review = await desk.reviews.get(review_id)
            await desk.outbox.add(
                Work(
                    kind=WorkKind.LEARN,
                    subject_id=review_id,
                    conversation_id=review.conversation_id,
                    details=ABOUT_A_REVIEW,
                )
            )


async def _decide(desk: Desk, review_id: UUID, verdict: Verdict, agent: Agent, correction: str = "") -> None:
    review = await desk.reviews.get(review_id)
    if not await desk.reviews.judge(review_id, verdict, agent, correction):
        raise AlreadyJudged(await desk.reviews.get(review.id))
    await _remember(desk, review, verdict)
    await show(desk, review_id)


async def _remember(desk: Desk, review: Review, verdict: Verdict) -> None:
    """A right answer is tried again at every change, unless it was computed: then no entry has said it. A
    wrong one counts against its entry."""
    items = await desk.knowledge.among(entry_ids(entry.item_id for entry in review.said_from))
    if verdict is Verdict.WRONG:
        for item in items:
            await desk.archive.overrule(item.id)
    elif len(items) == 1 and not review.computed:
        await desk.cases.keep(review.question, review.language, items[0].id)


async def show(desk: Desk, review_id: UUID) -> None:
    """The slip follows the verdict."""
    await desk.outbox.add(slip_in_room(Room.REVIEW, SlipKind.VERDICT, review_id))

"""A person sends what the bot has drafted, unless the talk has moved on meanwhile."""

from dataclasses import replace
from uuid import UUID

from desk.errors import AlreadyJudged, DraftOutdated
from desk.handover import Agent
from desk.ports import Desks
from desk.usecases.draft_answer import outdate, show_draft
from desk.usecases.effects import bot_message, say
from desk.verdict import Verdict


class SendDraft:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, review_id: UUID, agent: Agent) -> None:
        """Raises DraftOutdated, AlreadyJudged and NotFound."""
        if not await self._send(client_id, review_id, agent):
            raise DraftOutdated

    async def _send(self, client_id: UUID, review_id: UUID, agent: Agent) -> bool:
        """With the conversation locked, so that two presses send once, and no new message slips between."""
        async with self._desks(client_id) as desk:
            found = await desk.reviews.get(review_id)
            conversation = await desk.conversations.lock(found.conversation_id)
            review = await desk.reviews.get(review_id)
            if review.verdict:
                raise AlreadyJudged(review)
            if not conversation.with_bot or not await desk.drafts.is_current(review_id):
                await outdate(desk, conversation.id)
                return False
            await desk.agents.seen(agent)
            await desk.reviews.judge(review_id, Verdict.RIGHT, agent)
            words = replace(
                bot_message(conversation, review.answer),
                options=review.options,
                author=agent.name,
                agent_id=agent.telegram_id,
            )
            await say(desk, conversation, words)
            await show_draft(desk, conversation.id, review_id)
        return True

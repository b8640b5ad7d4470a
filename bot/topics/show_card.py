"""Topic, card, pin, icon and open or closed follow what the database says."""

from uuid import UUID

from bot.card import CardFacts
from bot.topics.closed_card import ClosedCard
from bot.topics.open_card import OpenCard
from desk.errors import NotFound
from desk.handover import HandoverStatus
from desk.ports import Desks
from desk.tenant import Tenant
from desk.work import ClaimedWork, Outcome, Work, WorkKind

CONTEXT_COUNT = 20
_ANEW = "anew"


def card_anew(conversation_id: UUID, handover_id: UUID) -> Work:
    """For a topic that was made without one."""
    return Work(
        kind=WorkKind.CARD, conversation_id=conversation_id, subject_id=handover_id, details={_ANEW: True}
    )


class ShowCard:
    """Does CARD."""

    def __init__(self, *, desks: Desks, opened: OpenCard, closed: ClosedCard) -> None:
        self._desks = desks
        self._opened = opened
        self._closed = closed

    async def __call__(self, tenant: Tenant, claimed: ClaimedWork) -> Outcome:
        facts = await self._facts(tenant, claimed.work)
        if facts.handover.status is HandoverStatus.RESOLVED:
            return await self._closed(facts)
        return await self._opened(facts, anew=bool(claimed.work.details.get(_ANEW)))

    async def _facts(self, tenant: Tenant, work: Work) -> CardFacts:
        if work.conversation_id is None:
            raise NotFound
        async with self._desks(tenant.id) as desk:
            handover = await desk.handovers.get(work.subject_id)
            conversation = await desk.conversations.get(work.conversation_id)
            said = await desk.messages.latest(conversation.id, limit=CONTEXT_COUNT)
        return CardFacts(tenant=tenant, conversation=conversation, handover=handover, said=said)

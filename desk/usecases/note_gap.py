"""A question that nobody has taught the answer to is gathered with those that ask the same."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from desk.gap import Gap
from desk.message import Message
from desk.ports import Desks, Discretion, Examiner, Tenants
from desk.usecases.teach import GAPS
from desk.work import ClaimedWork, Outcome, Sent


class NoteGap:
    def __init__(self, *, desks: Desks, tenants: Tenants, discretion: Discretion, examiner: Examiner) -> None:
        self._desks = desks
        self._tenants = tenants
        self._discretion = discretion
        self._examiner = examiner

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        """A carrier of GAP; a hand-over counts once however often this is done. Raises Unexaminable."""
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            message = await desk.messages.get(claimed.work.subject_id)
            conversation = await desk.conversations.get(message.conversation_id)
            known = {gap.id: gap.question for gap in await desk.gaps.open(limit=GAPS)}
        asked = await self._discretion.asked(tenant, _question(message), client=conversation.contact.name)
        if not asked:
            return Sent()
        same = await self._examiner.alike(tenant, asked, known) if known else []
        handover_id = _handover(claimed.work.details)
        async with self._desks(claimed.client_id) as desk:
            if same:
                await desk.gaps.asked_again(same[0], handover_id)
            else:
                now = await desk.now()
                gap = Gap(id=uuid4(), question=asked, language=conversation.language, count=1, asked_at=now)
                await desk.gaps.add(gap, handover_id)
        return Sent()


def _handover(details: Mapping[str, Any]) -> UUID | None:
    return UUID(details["handover_id"]) if "handover_id" in details else None


def _question(message: Message) -> str:
    """As it was understood: with what it goes on from."""
    understood = (message.decision or {}).get("understood") or {}
    parts = (understood.get("subject", ""), understood.get("question", ""))
    return " ".join(part for part in parts if part) or message.text

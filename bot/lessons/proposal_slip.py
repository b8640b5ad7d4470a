"""The words of a proposal: what was said, what it contradicts, what would change, and how it was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Button
from bot.lessons.changes import MOST, change_lines
from bot.lessons.days import day
from bot.slips.words import SlipText
from bot.text import excerpt
from desk.ports import Desk, Phrasebook
from desk.proposal import Proposal, ProposalKind, ProposalStatus, Rival
from desk.tenant import Tenant

QUESTION, ANSWER, SHORT, NAME = 400, 900, 260, 60

_ROWS: dict[ProposalKind, tuple[tuple[Button, ...], ...]] = {
    ProposalKind.NEW: ((Button.ACCEPT, Button.DECLINE), (Button.AMEND,)),
    ProposalKind.CONFLICT: ((Button.ACCEPT, Button.DECLINE), (Button.BOTH,)),
    ProposalKind.CHANGES: ((Button.ACCEPT, Button.DECLINE),),
}
_SAID = frozenset({ProposalStatus.ACCEPTED, ProposalStatus.JOINED})


@dataclass(frozen=True, slots=True)
class ProposalSlip:
    phrasebook: Phrasebook

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        proposal = await desk.proposals.get(subject_id)
        lines = [line for line in self._lines(tenant, proposal) if line]
        return SlipText(text="\n".join(lines), buttons=self._buttons(tenant, proposal))

    def _lines(self, tenant: Tenant, proposal: Proposal) -> Iterator[str]:
        yield self._head(tenant, proposal)
        lesson = proposal.lesson
        yield self._say(tenant, "lesson-question", text=excerpt(lesson.question, QUESTION))
        if proposal.kind is ProposalKind.CONFLICT and proposal.status is not ProposalStatus.JOINED:
            yield from self._rivals(tenant, proposal)
        else:
            yield self._say(tenant, "lesson-answer", text=excerpt(lesson.answer, ANSWER))
        if proposal.open:
            yield from change_lines(self.phrasebook, tenant.team_language, proposal.changes)
            if proposal.count > 1:
                yield self._say(tenant, "lesson-count", count=proposal.count)
            yield self._say(tenant, f"lesson-ask-{proposal.awaits or proposal.kind}")

    def _head(self, tenant: Tenant, proposal: Proposal) -> str:
        who = excerpt(proposal.provenance.author, NAME) or self._say(tenant, "said-by-manager")
        if proposal.open:
            return self._say(tenant, f"lesson-head-{proposal.kind}", who=who, count=len(proposal.changes))
        by = excerpt(proposal.decided_by, NAME)
        return self._say(tenant, f"lesson-{proposal.status}-{proposal.kind}", who=by)

    def _rivals(self, tenant: Tenant, proposal: Proposal) -> Iterator[str]:
        first = proposal.rivals[0]
        who = excerpt(proposal.provenance.author, NAME) or self._say(tenant, "said-by-manager")
        yield self._say(
            tenant, "lesson-was", text=excerpt(first.was, SHORT), whose=self._whose(tenant, first)
        )
        yield self._say(tenant, "lesson-becomes", text=excerpt(first.becomes, SHORT), whose=who)
        yield self._say(tenant, "lesson-after", text=excerpt(first.after or proposal.lesson.answer, ANSWER))
        for rival in proposal.rivals[1:MOST]:
            yield self._say(
                tenant,
                "lesson-also" if rival.after else "lesson-also-withdrawn",
                question=excerpt(rival.question, SHORT // 2),
            )
        if len(proposal.rivals) > MOST:
            yield self._say(tenant, "lesson-more", count=len(proposal.rivals) - MOST)

    def _whose(self, tenant: Tenant, rival: Rival) -> str:
        since = day(self.phrasebook, tenant, rival.since) if rival.since else ""
        return ", ".join(part for part in (excerpt(rival.author, NAME), since) if part)

    def _buttons(self, tenant: Tenant, proposal: Proposal) -> InlineKeyboardMarkup | None:
        if proposal.open:
            rows = _ROWS[proposal.kind]
        elif proposal.status in _SAID and proposal.undo:
            rows = ((Button.UNDO,),)
        else:
            return None
        return InlineKeyboardMarkup(
            inline_keyboard=[[self._button(tenant, proposal, button) for button in row] for row in rows]
        )

    def _button(self, tenant: Tenant, proposal: Proposal, button: Button) -> InlineKeyboardButton:
        kinds = {Button.ACCEPT, Button.DECLINE}
        key = f"button-{button}-{proposal.kind}" if button in kinds else f"button-{button}"
        return InlineKeyboardButton(text=self._say(tenant, key), callback_data=button.data(proposal.id))

    def _say(self, tenant: Tenant, key: str, **values: str | int) -> str:
        return self.phrasebook.say(key, tenant.team_language, **values)

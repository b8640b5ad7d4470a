"""The words of a gap: what clients ask, how often, and what was answered at last."""

from dataclasses import dataclass
from uuid import UUID

from bot.buttons import Button, keyboard
from bot.slips.words import SlipText
from bot.text import excerpt
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant

QUESTION, ANSWER = 600, 1500


@dataclass(frozen=True, slots=True)
class GapSlip:
    phrasebook: Phrasebook

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        gap = await desk.gaps.get(subject_id)
        question, language = excerpt(gap.question, QUESTION), tenant.team_language
        if not gap.closed:
            text = self.phrasebook.say("gap-open", language, question=question, count=gap.count)
            return SlipText(text=text, buttons=keyboard(self.phrasebook, language, gap.id, [Button.SKIP]))
        item = await desk.knowledge.get(gap.item_id) if gap.item_id else None
        if item is None or not item.live:
            key = "gap-skipped" if item is None else "gap-forgotten"
            return SlipText(text=self.phrasebook.say(key, language, question=question))
        answer = excerpt(item.answer, ANSWER)
        text = self.phrasebook.say("gap-closed", language, question=question, answer=answer)
        return SlipText(text=text, buttons=keyboard(self.phrasebook, language, item.id, [Button.FORGET]))

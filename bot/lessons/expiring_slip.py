"""The words of an entry that will soon not hold any more."""

from dataclasses import dataclass
from uuid import UUID

from bot.buttons import Button, keyboard
from bot.card import local_time
from bot.slips.words import SlipText
from bot.text import excerpt
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant

QUESTION, ANSWER = 600, 1500


@dataclass(frozen=True, slots=True)
class ExpiringSlip:
    phrasebook: Phrasebook

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        item, language = await desk.knowledge.get(subject_id), tenant.team_language
        state = "over" if not item.live else "soon" if item.expires_at else "kept"
        text = self.phrasebook.say(
            f"expiring-{state}",
            language,
            question=excerpt(item.question, QUESTION),
            answer=excerpt(item.answer, ANSWER),
            time=local_time(item.expires_at, tenant.timezone),
        )
        buttons = keyboard(self.phrasebook, language, item.id, [Button.KEEP]) if state == "soon" else None
        return SlipText(text=text, buttons=buttons)

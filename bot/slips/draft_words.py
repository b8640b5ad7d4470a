"""A draft of the bot's, that a person may send."""

from dataclasses import dataclass
from uuid import UUID

from bot.buttons import Button, keyboard
from bot.slips.verdict_words import NAME, WORDS, grounds_of
from bot.slips.words import SlipText
from bot.text import excerpt
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant
from desk.verdict import Review

ANSWER = 2 * WORDS


@dataclass(frozen=True, slots=True)
class DraftWords:
    phrasebook: Phrasebook

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        review = await desk.reviews.get(subject_id)
        language = tenant.team_language
        talk = self.phrasebook.say(
            "draft-offered",
            language,
            question=excerpt(review.question, WORDS),
            answer=excerpt(review.answer, ANSWER),
        )
        waits = review.verdict is None and not review.outdated
        sections = [talk, grounds_of(self.phrasebook, language, review), self._state(language, review)]
        buttons = keyboard(self.phrasebook, language, review.id, [Button.SEND]) if waits else None
        return SlipText(text="\n\n".join(section for section in sections if section), buttons=buttons)

    def _state(self, language: str, review: Review) -> str:
        if review.judged_by:
            key = "draft-replaced" if review.correction else "draft-sent"
            return self.phrasebook.say(key, language, name=excerpt(review.judged_by.name, NAME))
        return self.phrasebook.say("draft-outdated" if review.outdated else "draft-how", language)

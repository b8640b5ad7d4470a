"""An answer of the bot that the team is asked about."""

from dataclasses import dataclass
from uuid import UUID

from bot.buttons import Button, keyboard
from bot.names import readable_phone, whatsapp_link
from bot.slips.words import SlipText
from bot.text import excerpt
from desk.conversation import Contact
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant
from desk.verdict import Review

NAME, WORDS, SOURCE = 120, 900, 140
"""Most UTF-16 units of each piece once escaped: together with what stands between them under 4096."""
SOURCES = 3
BUTTONS = (Button.RIGHT, Button.WRONG, Button.CORRECT)


@dataclass(frozen=True, slots=True)
class VerdictWords:
    phrasebook: Phrasebook

    async def __call__(self, desk: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        review = await desk.reviews.get(subject_id)
        contact = (await desk.conversations.get(review.conversation_id)).contact
        language = tenant.team_language
        sections = [
            self._say(language, "verdict-asked"),
            self._talk(language, contact, review),
            grounds_of(self.phrasebook, language, review),
            self._decided(language, review),
        ]
        buttons = None if review.verdict else keyboard(self.phrasebook, language, review.id, BUTTONS)
        return SlipText(text="\n\n".join(section for section in sections if section), buttons=buttons)

    def _talk(self, language: str, contact: Contact, review: Review) -> str:
        asked = self._say(language, "verdict-question", who=self._who(language, contact))
        answered = self._say(language, "verdict-answer")
        return "\n".join(
            [asked, excerpt(review.question, WORDS), "", answered, excerpt(review.answer, WORDS)]
        )

    def _who(self, language: str, contact: Contact) -> str:
        """With a link to the client, where somebody has to put something right."""
        name = excerpt(contact.name or readable_phone(contact.phone), NAME)
        name = name or self._say(language, "client-unnamed")
        link = whatsapp_link(contact)
        return f'<a href="{link}">{name}</a>' if link else name

    def _decided(self, language: str, review: Review) -> str:
        if review.verdict and review.judged_by:
            outcome = "corrected" if review.correction else review.verdict
            decided = self._say(
                language,
                f"verdict-{outcome}",
                name=excerpt(review.judged_by.name, NAME),
                text=excerpt(review.correction, WORDS),
            )
            taught = self._say(language, "verdict-taught", outcome=review.taught) if review.taught else ""
            return "\n".join(line for line in (decided, taught) if line)
        if review.verdict is None and review.correcting:
            return self._say(language, "verdict-correcting", name=excerpt(review.correcting.name, NAME))
        return ""

    def _say(self, language: str, key: str, **values: str) -> str:
        return self.phrasebook.say(key, language, **values)


def grounds_of(phrasebook: Phrasebook, language: str, review: Review) -> str:
    """How sure the bot was and by which entries; empty for words that are its own."""
    if not review.said_from:
        return ""
    sources = [f"• {excerpt(entry.question, SOURCE)}" for entry in review.said_from[:SOURCES]]
    sure = phrasebook.say("verdict-sure", language, percent=str(round(100 * review.confidence)))
    return "\n".join([sure, *sources])

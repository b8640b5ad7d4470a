"""The words of each notice."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup

from bot.buttons import Button, keyboard
from bot.hints import Notice
from bot.text import excerpt
from bot.topics.addresses import address
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant
from desk.work import INTERRUPTED, Work

QUOTE_LIMIT = 1500
REASON_LIMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """HTML, with the message of the group that it is about."""

    text: str
    buttons: InlineKeyboardMarkup | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeLines:
    phrasebook: Phrasebook

    async def of(self, desk: Desk, tenant: Tenant, work: Work) -> NoticeLine:
        """Raises NotFound when what it is about is gone."""
        match Notice(work.details["notice"]):
            case Notice.LEARNED | Notice.FORGOTTEN:
                return await self._learned(desk, tenant, work)
            case Notice.NOT_LEARNED:
                return await self._not_learned(desk, tenant, work)
            case Notice.DELIVERY_FAILED | Notice.DELIVERY_UNCERTAIN:
                return await self._not_delivered(desk, tenant, work)
            case notice:
                text = self.phrasebook.say(f"notice-{notice}", tenant.team_language)
                return NoticeLine(text=text, reply_to=work.details.get("message_id"))

    async def _learned(self, desk: Desk, tenant: Tenant, work: Work) -> NoticeLine:
        """An entry that is withdrawn meanwhile says so, and can't be withdrawn again."""
        item = await desk.knowledge.get(work.subject_id)
        notice, buttons = (Notice.LEARNED, [Button.FORGET]) if item.live else (Notice.FORGOTTEN, [])
        text = self.phrasebook.say(
            f"notice-{notice}",
            tenant.team_language,
            question=excerpt(item.question, QUOTE_LIMIT),
            answer=excerpt(item.answer, QUOTE_LIMIT),
        )
        return NoticeLine(
            text=text, buttons=keyboard(self.phrasebook, tenant.team_language, item.id, buttons)
        )

    async def _not_learned(self, desk: Desk, tenant: Tenant, work: Work) -> NoticeLine:
        message = await desk.messages.get(work.subject_id)
        place = address(message)
        text = self.phrasebook.say(
            "notice-not-learned", tenant.team_language, reason=str(work.details.get("reason", ""))
        )
        return NoticeLine(text=text, reply_to=place[1] if place else None)

    async def _not_delivered(self, desk: Desk, tenant: Tenant, work: Work) -> NoticeLine:
        message = await desk.messages.get(work.subject_id)
        place = address(message)
        text = self.phrasebook.say(
            f"notice-{work.details['notice']}",
            tenant.team_language,
            text=excerpt(message.text, QUOTE_LIMIT) or "—",
            error=excerpt(self._reason(tenant, work), REASON_LIMIT),
        )
        return NoticeLine(
            text=text,
            buttons=keyboard(self.phrasebook, tenant.team_language, message.id, [Button.RETRY]),
            reply_to=place[1] if place else None,
        )

    def _reason(self, tenant: Tenant, work: Work) -> str:
        error = str(work.details.get("error", ""))
        if error == INTERRUPTED:
            return self.phrasebook.say("delivery-interrupted", tenant.team_language)
        return error

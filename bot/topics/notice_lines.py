"""The words of each notice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup

from bot.buttons import Button, keyboard
from bot.hints import Notice
from bot.lessons.days import day
from bot.text import excerpt
from bot.topics.addresses import address
from desk.knowledge import KnowledgeItem
from desk.ports import Desk, Phrasebook
from desk.tenant import Tenant
from desk.work import INTERRUPTED, Work

QUOTE_LIMIT = 1100
MISS_LIMIT = 200
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
            case Notice.LEARNED | Notice.KNOWN | Notice.FORGOTTEN | Notice.RESTORED | Notice.LIMITED:
                return await self._learned(desk, tenant, work)
            case Notice.NOT_LEARNED:
                return await self._not_learned(desk, tenant, work)
            case Notice.DELIVERY_FAILED | Notice.DELIVERY_UNCERTAIN:
                return await self._not_delivered(desk, tenant, work)
            case Notice.DRAFT_WAITS:
                return await self._draft_waits(desk, tenant, work)
            case notice:
                text = self.phrasebook.say(f"notice-{notice}", tenant.team_language)
                return NoticeLine(text=text, reply_to=work.details.get("message_id"))

    async def _learned(self, desk: Desk, tenant: Tenant, work: Work) -> NoticeLine:
        """An entry that is withdrawn meanwhile says so, and can't be withdrawn again."""
        item = await desk.knowledge.get(work.subject_id)
        notice = Notice(work.details["notice"]) if item.live else Notice.FORGOTTEN
        offered = _offered(item) if notice is Notice.LEARNED else _KEPT.get(notice, ())
        text = self.phrasebook.say(
            f"notice-{notice}",
            tenant.team_language,
            question=excerpt(item.question, QUOTE_LIMIT),
            answer=excerpt(item.answer, QUOTE_LIMIT),
            until=day(self.phrasebook, tenant, item.until) if item.until else "",
        )
        lines = [text]
        if Button.UNTIL in offered and item.until:
            until = day(self.phrasebook, tenant, item.until)
            lines.append(self.phrasebook.say("notice-until", tenant.team_language, until=until))
        lines += [self._missed(tenant, *miss) for miss in work.details.get("misses", ())]
        return NoticeLine(
            text="\n".join(lines),
            buttons=keyboard(self.phrasebook, tenant.team_language, item.id, offered),
        )

    def _missed(self, tenant: Tenant, question: str, becomes: str) -> str:
        return self.phrasebook.say(
            "notice-missed",
            tenant.team_language,
            question=excerpt(question, MISS_LIMIT),
            answer=excerpt(becomes, MISS_LIMIT),
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

    async def _draft_waits(self, desk: Desk, tenant: Tenant, work: Work) -> NoticeLine:
        slip = await desk.slips.of(work.subject_id)
        text = self.phrasebook.say("notice-draft-waits", tenant.team_language)
        return NoticeLine(text=text, reply_to=slip.message_id if slip else None)

    def _reason(self, tenant: Tenant, work: Work) -> str:
        error = str(work.details.get("error", ""))
        if error == INTERRUPTED:
            return self.phrasebook.say("delivery-interrupted", tenant.team_language)
        return error


_KEPT: Mapping[Notice, Sequence[Button]] = {
    Notice.RESTORED: (Button.FORGET,),
    Notice.LIMITED: (Button.FORGET,),
}


def _offered(item: KnowledgeItem) -> Sequence[Button]:
    """What can be done about an entry that was just taught."""
    buttons = [Button.FORGET]
    if item.version > 1:
        buttons.append(Button.ROLLBACK)
    if item.until and item.expires_at is None:
        buttons.append(Button.UNTIL)
    return buttons

"""Whether a tenant's bot can do its work in the tenant's group, and what to change if not."""

from aiogram import Bot
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner

from bot.bots import Bots
from bot.problems import TROUBLE, GroupMissing, Problems, may_pass
from desk.ports import Phrasebook
from desk.tenant import Tenant


class Checkup:
    def __init__(self, *, bots: Bots, phrasebook: Phrasebook) -> None:
        self._bots = bots
        self._phrasebook = phrasebook
        self._problems = Problems(phrasebook)

    async def problem(self, tenant: Tenant, language: str) -> str:
        """One sentence with the remedy; empty when all is well. Asks Telegram, changes nothing."""
        try:
            key = await self._look(self._bots.for_tenant(tenant), tenant)
        except TROUBLE as error:
            return self._problems.say(error, language)
        return self._phrasebook.say(key, language) if key else ""

    async def lacks(self, tenant: Tenant) -> str | None:
        """The same in the team's language; None when Telegram can't be asked now."""
        try:
            key = await self._look(self._bots.for_tenant(tenant), tenant)
        except TROUBLE as error:
            return None if may_pass(error) else self._problems.say(error, tenant.team_language)
        return self._phrasebook.say(key, tenant.team_language) if key else ""

    async def _look(self, bot: Bot, tenant: Tenant) -> str:
        if tenant.telegram_chat_id is None:
            raise GroupMissing
        chat = await bot.get_chat(tenant.telegram_chat_id)
        if not chat.is_forum:
            return "problem-no-topics"
        member = await bot.get_chat_member(tenant.telegram_chat_id, bot.id)
        return "" if _may_work(member) else "problem-no-rights"


def _may_work(member: object) -> bool:
    if isinstance(member, ChatMemberOwner):
        return True
    return (
        isinstance(member, ChatMemberAdministrator)
        and bool(member.can_manage_topics)
        and bool(member.can_pin_messages)
    )

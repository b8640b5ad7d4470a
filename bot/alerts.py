"""Alerts to the owner, to the operator, and to the group where an owner can't be reached."""

from aiogram import Bot

from bot.alert_words import AlertWords
from bot.bots import Bots
from bot.problems import TROUBLE, Problem, problem_of
from bot.topics.place import group_of
from desk.alert import Audience, Part
from desk.ports import Desks
from desk.tenant import Tenant
from desk.usecases.alarm import told_to
from desk.work import ClaimedWork, Failed, Outcome, Sent, Work


class GiveAlert:
    """Does ALERT. A trouble that was over before it could be told is told by its end alone."""

    def __init__(self, *, desks: Desks, bots: Bots, words: AlertWords) -> None:
        self._desks = desks
        self._bots = bots
        self._words = words

    async def __call__(self, tenant: Tenant, claimed: ClaimedWork) -> Outcome:
        work = claimed.work
        part, audience = Part(work.details["part"]), Audience(work.details["to"])
        async with self._desks(tenant.id) as desk:
            alert = await desk.alerts.get(work.subject_id)
        if part is Part.BEGAN and alert.ended_at:
            return Sent()
        bot, chat_id = self._way(tenant, audience, work)
        try:
            await bot.send_message(chat_id, self._words.of(tenant, alert, part, audience))
        except TROUBLE as error:
            if problem_of(error) is not Problem.BLOCKED:
                raise
            return await self._unreachable(tenant, work)
        return Sent()

    def _way(self, tenant: Tenant, audience: Audience, work: Work) -> tuple[Bot, int]:
        """Raises BotMissing, GroupMissing."""
        if audience is Audience.OPERATOR:
            return self._bots.shared(), work.chat_id or 0
        own = self._bots.for_tenant(tenant)
        return own, group_of(tenant) if audience is Audience.TEAM else work.chat_id or 0

    async def _unreachable(self, tenant: Tenant, work: Work) -> Outcome:
        """A bot may not be the first to write to a person. Owners who can't be reached share one message
        in the group."""
        group = tenant.telegram_chat_id
        if work.details["to"] != Audience.OWNER or group is None:
            return Failed(error=self._words.unreachable(tenant))
        async with self._desks(tenant.id) as desk:
            alert, part = await desk.alerts.get(work.subject_id), Part(work.details["part"])
            if await desk.alerts.claim_team(alert.id, part):
                await desk.outbox.add(told_to(Audience.TEAM, group, alert, part))
        return Sent()

"""Stored updates are fed to the dispatcher, in the order of their chat."""

from aiogram import Dispatcher
from loguru import logger

from bot.bots import Bots
from bot.problems import TROUBLE, Problems
from desk.ports import Desks, Tenants
from desk.work import ClaimedWork, Outcome, Retry, Sent


class FeedUpdate:
    """A carrier of UPDATE. An update may come twice: every handler does its work once all the same."""

    def __init__(
        self, *, desks: Desks, tenants: Tenants, bots: Bots, dispatcher: Dispatcher, problems: Problems
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._bots = bots
        self._dispatcher = dispatcher
        self._problems = problems

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        tenant = await self._tenants.get(claimed.client_id)
        async with self._desks(claimed.client_id) as desk:
            payload = dict(await desk.updates.get(claimed.work.subject_id))
        try:
            bot = self._bots.for_tenant(tenant)
            await self._dispatcher.feed_raw_update(bot, payload, tenant=tenant)
        except TROUBLE as error:
            return self._problems.outcome(error, tenant.team_language, once=False)
        except Exception as error:  # noqa: BLE001 - a handler's bug must not lose the update
            logger.exception("An update could not be handled")
            return Retry(error=type(error).__name__)
        return Sent()

"""Which bots are at work now, as tenants come and go."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from aiogram import Bot
from loguru import logger

from bot.bots import BotMissing, Bots
from desk.ports import Tenants

LOOK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Employed:
    bot: Bot
    slug: str
    """Of its tenant; empty for the bot that tenants share."""


class Roster:
    def __init__(self, *, tenants: Tenants, bots: Bots) -> None:
        self._tenants = tenants
        self._bots = bots

    async def watch(self) -> AsyncIterator[Mapping[str, Employed]]:
        """The bots by token, again and again, for ever."""
        while True:
            try:
                employed = await self._look()
            except Exception:  # noqa: BLE001 - the database comes back, and bots with it
                logger.exception("The tenants can't be read")
            else:
                yield employed
            await asyncio.sleep(LOOK_SECONDS)

    async def _look(self) -> dict[str, Employed]:
        employed: dict[str, Employed] = {}
        for tenant in await self._tenants.all():
            try:
                bot = self._bots.for_tenant(tenant)
            except BotMissing:
                continue
            slug = "" if self._bots.is_shared(tenant) else tenant.slug
            employed.setdefault(bot.token, Employed(bot, slug))
        return employed

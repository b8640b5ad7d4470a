"""Which bots are at work now, as tenants come and go."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
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
        self._rung = asyncio.Event()

    def wake(self) -> None:
        """Tenants have changed: look at once."""
        self._rung.set()

    async def watch(self) -> AsyncIterator[Mapping[str, Employed]]:
        """The bots by token, again and again, for ever."""
        while True:
            self._rung.clear()
            try:
                employed = await self._look()
            except Exception:  # noqa: BLE001 - the database comes back, and bots with it
                logger.exception("The tenants can't be read")
            else:
                yield employed
            await self._rest()

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await self._rung.wait()

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

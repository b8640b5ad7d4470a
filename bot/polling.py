"""Updates fetched by long polling, where Telegram has no address to send them to."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods.base import TelegramMethod
from loguru import logger

from bot.addressee import Addressee
from bot.inbox import Payload, ReceiveUpdate
from bot.roster import Roster

WAIT_SECONDS = 25
LONGEST_PAUSE_SECONDS = 30.0


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates whose answer is kept as it came, unknown fields included."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = WAIT_SECONDS
    allowed_updates: list[str]


class Poll:
    """One bot: a batch is stored before the next is asked for."""

    def __init__(
        self, bot: Bot, *, receive: ReceiveUpdate, addressee: Addressee, allowed_updates: Sequence[str]
    ) -> None:
        self._bot = bot
        self._receive = receive
        self._addressee = addressee
        self._allowed_updates = list(allowed_updates)
        self._offset: int | None = None

    async def run(self) -> None:
        """Until cancelled; an outage of Telegram or of the database only makes it wait."""
        pause, listening = 1.0, False
        while True:
            try:
                if not listening:
                    listening = await self._bot.delete_webhook()
                await self._fetch()
                pause = 1.0
            except Exception as error:  # noqa: BLE001 - whatever it was, the next try may go well
                self._complain(error, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _fetch(self) -> None:
        method = GetRawUpdates(offset=self._offset, allowed_updates=self._allowed_updates)
        updates = await self._bot(method, request_timeout=WAIT_SECONDS + 10)
        for payload in updates:
            await self._store(payload)
            self._offset = int(payload["update_id"]) + 1

    async def _store(self, payload: Payload) -> None:
        tenant = await self._addressee.of_token(self._bot.token, payload)
        if tenant is None:
            logger.warning("An update of a bot that several tenants share belongs to none of their groups")
            return
        await self._receive(tenant.id, payload)

    def _complain(self, error: Exception, pause: float) -> None:
        words = type(error).__name__ if not isinstance(error, AiogramError) else str(error)
        logger.warning("Bot {} hears nothing ({}); again in {:.0f} s", self._bot.id, words, pause)


class Polling:
    """All bots of all tenants, those that come later too."""

    def __init__(
        self, *, roster: Roster, receive: ReceiveUpdate, addressee: Addressee, allowed_updates: Sequence[str]
    ) -> None:
        self._roster = roster
        self._receive = receive
        self._addressee = addressee
        self._allowed_updates = allowed_updates

    async def run(self) -> None:
        """Until cancelled. One replica at a time: Telegram gives each update to one listener only."""
        running: dict[str, asyncio.Task[None]] = {}
        async with asyncio.TaskGroup() as group:
            async for employed in self._roster.watch():
                for token in running.keys() - employed.keys():
                    running.pop(token).cancel()
                for token in employed.keys() - running.keys():
                    running[token] = group.create_task(self._poll(employed[token].bot).run())

    def _poll(self, bot: Bot) -> Poll:
        return Poll(
            bot,
            receive=self._receive,
            addressee=self._addressee,
            allowed_updates=self._allowed_updates,
        )

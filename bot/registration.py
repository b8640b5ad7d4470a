"""Telegram is told where to send updates."""

from collections.abc import Sequence

from aiogram.exceptions import AiogramError
from loguru import logger

from bot.roster import Employed, Roster
from bot.webhook import PATH


class Registration:
    """`secret`: 1–256 characters of A–Z, a–z, 0–9, `_` and `-` (core.telegram.org/bots/api#setwebhook)."""

    def __init__(
        self, *, roster: Roster, public_base_url: str, secret: str, allowed_updates: Sequence[str]
    ) -> None:
        self._roster = roster
        self._base = public_base_url
        self._secret = secret
        self._allowed_updates = list(allowed_updates)

    async def run(self) -> None:
        """Until cancelled: every bot is registered once, again and again until Telegram agrees."""
        registered: set[str] = set()
        async for employed in self._roster.watch():
            for token in employed.keys() - registered:
                if await self._register(employed[token]):
                    registered.add(token)

    async def _register(self, employed: Employed) -> bool:
        url = f"{self._base}{PATH}/{employed.slug}".rstrip("/")
        try:
            return await employed.bot.set_webhook(
                url, secret_token=self._secret, allowed_updates=self._allowed_updates
            )
        except AiogramError as error:
            logger.warning("Telegram refuses the webhook {} of bot {}: {}", url, employed.bot.id, error)
            return False

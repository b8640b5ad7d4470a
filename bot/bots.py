"""The bots of the tenants: their own, or the one that those without a token share."""

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.enums import ParseMode
from aiogram.types import LinkPreviewOptions
from aiogram.utils.token import TokenValidationError

from desk.tenant import Tenant

_DEFAULTS = DefaultBotProperties(
    parse_mode=ParseMode.HTML,
    allow_sending_without_reply=True,
    link_preview=LinkPreviewOptions(is_disabled=True),
)


class BotMissing(Exception):
    """The tenant has no bot token that could be one."""


class Bots:
    """One bot a token, all over one session."""

    def __init__(self, *, session: BaseSession, default_token: str) -> None:
        self._session = session
        self.default_token = default_token
        self._by_token: dict[str, Bot] = {}

    def token_of(self, tenant: Tenant) -> str:
        """Empty when there is none."""
        return tenant.telegram_bot_token or self.default_token

    def is_shared(self, tenant: Tenant) -> bool:
        """Whether the tenant has no bot of its own."""
        return self.token_of(tenant) == self.default_token

    def for_tenant(self, tenant: Tenant) -> Bot:
        """Raises BotMissing."""
        return self._bot(self.token_of(tenant))

    def shared(self) -> Bot:
        """The bot of those without a token. Raises BotMissing."""
        return self._bot(self.default_token)

    async def close(self) -> None:
        await self._session.close()

    def _bot(self, token: str) -> Bot:
        if token not in self._by_token:
            try:
                self._by_token[token] = Bot(token, session=self._session, default=_DEFAULTS)
            except TokenValidationError:
                raise BotMissing from None
        return self._by_token[token]

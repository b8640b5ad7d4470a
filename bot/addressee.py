"""Whose update it is."""

from bot.bots import Bots
from bot.inbox import Payload, chat_of
from desk.ports import Tenants
from desk.tenant import Tenant


class Addressee:
    def __init__(self, *, tenants: Tenants, bots: Bots) -> None:
        self._tenants = tenants
        self._bots = bots

    async def of_token(self, token: str, payload: Payload) -> Tenant | None:
        """Of those who use that bot: the one whose group it is, else the only one there is."""
        users = [tenant for tenant in await self._tenants.all() if self._bots.token_of(tenant) == token]
        chat_id = chat_of(payload)
        for tenant in users:
            if chat_id is not None and tenant.telegram_chat_id == chat_id:
                return tenant
        return users[0] if len(users) == 1 else None

    async def of_shared_bot(self, payload: Payload) -> Tenant | None:
        return await self.of_token(self._bots.default_token, payload)

    async def of_slug(self, slug: str) -> Tenant | None:
        return await self._tenants.by_slug(slug)

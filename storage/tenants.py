"""Who uses the service, with their secrets sealed."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.errors import DeskError, NotFound
from desk.policy import Matter, Policy
from desk.tenant import MODE, Tenant
from storage.policies import policies_json
from storage.tenant_rows import client_values, settings_values, tenant_from
from storage.vault import Vault

FRESH_SECONDS = 5.0
JUST_READ_SECONDS = 0.2
"""Who asks for tenants that don't exist makes the database read no oftener than this."""

_ALL = text("""
    SELECT c.*, s.telegram_chat_id, s.owner_telegram_id, s.instance_id, s.hours, s.policies,
           s.telegram_bot_token, s.chatflow_token, s.webhook_secret
    FROM clients c JOIN client_settings s ON s.client_id = c.id
    WHERE c.status = 'active' ORDER BY c.created_at
""")

_SAVE_CLIENT = text("""
    INSERT INTO clients (id, slug, name, timezone, languages, profile)
    VALUES (:id, :slug, :name, :timezone, :languages, :profile)
    ON CONFLICT (id) DO UPDATE
    SET name = excluded.name, timezone = excluded.timezone, languages = excluded.languages,
        profile = excluded.profile
""").bindparams(bindparam("profile", type_=JSONB))

_CHAT_TAKEN = text("""
    SELECT 1 FROM client_settings WHERE telegram_chat_id = :chat_id AND client_id <> :id
""")

_SAVE_SETTINGS = text("""
    INSERT INTO client_settings (client_id, telegram_chat_id, owner_telegram_id, instance_id, hours,
                                 policies, telegram_bot_token, chatflow_token, webhook_secret)
    VALUES (:id, :telegram_chat_id, :owner_telegram_id, :instance_id, :hours,
            :policies, :telegram_bot_token, :chatflow_token, :webhook_secret)
    ON CONFLICT (client_id) DO UPDATE
    SET telegram_chat_id = excluded.telegram_chat_id, owner_telegram_id = excluded.owner_telegram_id,
        instance_id = excluded.instance_id, policies = excluded.policies,
        hours = CASE WHEN excluded.hours = '{}' OR excluded.hours - 'since' = client_settings.hours - 'since'
            THEN excluded.hours ELSE excluded.hours || jsonb_build_object('since', now()) END,
        telegram_bot_token = excluded.telegram_bot_token,
        chatflow_token = excluded.chatflow_token, webhook_secret = excluded.webhook_secret
""").bindparams(bindparam("hours", type_=JSONB), bindparam("policies", type_=JSONB))

_MOVED_SETTINGS = text("UPDATE client_settings SET telegram_chat_id = :chat_id WHERE client_id = :id")

_MOVED_ROOMS = text("UPDATE rooms SET telegram_chat_id = :chat_id WHERE client_id = :id")

_MOVED_SLIPS = text("DELETE FROM slips WHERE client_id = :id AND telegram_chat_id <> :chat_id")
"""Message ids of the old group mean nothing in the new one."""

_MOVED_TOPICS = text("""
    UPDATE conversations SET telegram_chat_id = :chat_id
    WHERE client_id = :id AND telegram_chat_id IS NOT NULL
""")

_RULE = text("""
    UPDATE client_settings SET policies = policies || :change WHERE client_id = :id
""").bindparams(bindparam("change", type_=JSONB))


_MODE = text("UPDATE clients SET profile = profile || :change WHERE id = :id").bindparams(
    bindparam("change", type_=JSONB)
)


class GroupTaken(DeskError):
    """That Telegram group belongs to another client already; give this one a group of its own."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class PostgresTenants:
    """Keeps what it read for a few seconds; `forget` makes the next read fresh.

    `made_up`: whether demo businesses are there too.
    """

    def __init__(self, engine: AsyncEngine, vault: Vault, *, made_up: bool = True) -> None:
        self._engine = engine
        self._made_up = made_up
        self._vault = vault
        self._known: Mapping[UUID, Tenant] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    async def get(self, client_id: UUID) -> Tenant:
        found = await self._find(lambda tenant: tenant.id == client_id)
        if found is None:
            raise NotFound
        return found

    async def by_slug(self, slug: str) -> Tenant | None:
        return await self._find(lambda tenant: tenant.slug == slug)

    async def all(self) -> Sequence[Tenant]:
        await self._refresh(FRESH_SECONDS)
        return list(self._known.values())

    def forget(self) -> None:
        self._read_at = float("-inf")

    async def save(self, tenant: Tenant) -> None:
        """Adds or replaces. Raises GroupTaken."""
        async with self._engine.begin() as connection:
            taken = {"chat_id": tenant.telegram_chat_id, "id": tenant.id}
            if (await connection.execute(_CHAT_TAKEN, taken)).first():
                raise GroupTaken
            await connection.execute(_SAVE_CLIENT, client_values(tenant))
            await connection.execute(_SAVE_SETTINGS, settings_values(tenant, self._vault))
            await connection.execute(text("SELECT pg_notify('tenants', '')"))
        self.forget()

    async def moved(self, client_id: UUID, chat_id: int) -> None:
        async with self._engine.begin() as connection:
            for statement in (_MOVED_SETTINGS, _MOVED_TOPICS, _MOVED_ROOMS, _MOVED_SLIPS):
                await connection.execute(statement, {"id": client_id, "chat_id": chat_id})
            await connection.execute(text("SELECT pg_notify('tenants', '')"))
        self.forget()

    async def rule(self, client_id: UUID, matter: Matter, policy: Policy) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_RULE, {"id": client_id, "change": policies_json({matter: policy})})
            await connection.execute(text("SELECT pg_notify('tenants', '')"))
        self.forget()

    async def in_mode(self, client_id: UUID, mode: str) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_MODE, {"id": client_id, "change": {MODE: mode}})
            await connection.execute(text("SELECT pg_notify('tenants', '')"))
        self.forget()

    async def _find(self, wanted: Callable[[Tenant], bool]) -> Tenant | None:
        """A tenant that is not known is looked for once more, in case it was just added."""
        found = next(filter(wanted, await self.all()), None)
        if found is None:
            await self._refresh(JUST_READ_SECONDS)
            found = next(filter(wanted, self._known.values()), None)
        return found

    async def _refresh(self, older_than_seconds: float) -> None:
        """Of many who ask at once, one reads for all."""
        async with self._reading:
            if time.monotonic() - self._read_at > older_than_seconds:
                await self._read()

    async def _read(self) -> None:
        async with self._engine.begin() as connection:
            rows = (await connection.execute(_ALL)).mappings().all()
        tenants = [tenant_from(row, self._vault) for row in rows]
        self._known = {tenant.id: tenant for tenant in tenants if self._made_up or not tenant.made_up}
        self._read_at = time.monotonic()

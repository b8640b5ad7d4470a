"""The people of a tenant's team."""

from collections.abc import Sequence

from desk.handover import Agent
from storage.part import Part

_SEEN = """
    INSERT INTO agents (client_id, telegram_id, name) VALUES (:client_id, :telegram_id, :name)
    ON CONFLICT (client_id, telegram_id) DO UPDATE SET name = excluded.name, seen_at = now()
"""


_IS_ADMIN = "SELECT admin FROM agents WHERE client_id = :client_id AND telegram_id = :telegram_id"

_APPOINT = """
    INSERT INTO agents (client_id, telegram_id, name, admin) VALUES (:client_id, :telegram_id, '', :admin)
    ON CONFLICT (client_id, telegram_id) DO UPDATE SET admin = excluded.admin
"""

_ALL = "SELECT telegram_id, name, admin FROM agents WHERE client_id = :client_id ORDER BY admin DESC, name"


class PostgresAgents(Part):
    async def seen(self, agent: Agent) -> None:
        await self._run(_SEEN, telegram_id=agent.telegram_id, name=agent.name)

    async def is_admin(self, telegram_id: int) -> bool:
        row = await self._first(_IS_ADMIN, telegram_id=telegram_id)
        return bool(row and row["admin"])

    async def appoint(self, telegram_id: int, *, admin: bool) -> None:
        await self._run(_APPOINT, telegram_id=telegram_id, admin=admin)

    async def all(self) -> Sequence[tuple[Agent, bool]]:
        return [
            (Agent(telegram_id=row["telegram_id"], name=row["name"]), row["admin"])
            for row in (await self._run(_ALL)).mappings()
        ]

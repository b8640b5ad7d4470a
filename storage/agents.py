"""The people of a tenant's team."""

from desk.handover import Agent
from storage.part import Part

_SEEN = """
    INSERT INTO agents (client_id, telegram_id, name) VALUES (:client_id, :telegram_id, :name)
    ON CONFLICT (client_id, telegram_id) DO UPDATE SET name = excluded.name, seen_at = now()
"""


class PostgresAgents(Part):
    async def seen(self, agent: Agent) -> None:
        await self._run(_SEEN, telegram_id=agent.telegram_id, name=agent.name)

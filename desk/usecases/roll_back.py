"""An entry says again what it said before."""

from uuid import UUID

from desk.errors import NotFound
from desk.handover import Agent
from desk.knowledge import KnowledgeItem, Provenance
from desk.ports import Desks, Tenants
from desk.team import demand_teacher


class RollBack:
    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

    async def __call__(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """To the words before the present ones. Raises NotFound where there are none, NotAllowed."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            item = await desk.knowledge.get(item_id)
            versions = await desk.archive.versions(item_id)
            now = (item.question, item.answer)
            before = [one for one in versions if one.live and (one.question, one.answer) != now]
            if not before:
                raise NotFound
            by = Provenance(source="owner", author=agent.name, agent_id=agent.telegram_id)
            return await desk.archive.restore(item_id, before[-1].version, by)

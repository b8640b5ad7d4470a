"""A learnt entry is withdrawn at once."""

from uuid import UUID

from desk.handover import Agent
from desk.knowledge import KnowledgeItem
from desk.ports import Desks, Tenants
from desk.slip import Room, SlipKind, slip_in_room
from desk.team import demand_teacher


class ForgetAnswer:
    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

    async def __call__(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """Raises NotFound, NotAllowed."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            item = await desk.knowledge.retire(item_id, by=agent.name)
            for gap in await desk.gaps.closed_by(item_id):
                await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.GAP, gap.id))
        return item

"""How long an entry holds: to the end of the day that its own words name, or for ever."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.errors import NotFound
from desk.handover import Agent
from desk.knowledge import KnowledgeItem
from desk.ports import Desks, Tenants
from desk.slip import Room, SlipKind, slip_in_room
from desk.team import demand_teacher


class LimitAnswer:
    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

    async def as_it_says(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """Raises NotFound where it names no day, NotAllowed."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            item = await desk.knowledge.get(item_id)
            if item.until is None:
                raise NotFound
            return await desk.archive.expire(item_id, end_of(item.until, tenant.timezone))

    async def for_ever(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """Raises NotFound, NotAllowed."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            item = await desk.archive.expire(item_id, None)
            await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.EXPIRING, item_id))
        return item


def end_of(day: date, timezone: str) -> datetime:
    """The first moment at which that day is over."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(timezone))

"""What was taught is taken back, or holds for another time than it did."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.errors import NotFound
from desk.handover import Agent
from desk.knowledge import KnowledgeItem, Provenance
from desk.ports import Desk, Desks, Tenants
from desk.slip import Room, SlipKind, slip_in_room
from desk.team import demand_teacher
from desk.tenant import Tenant


class ReviseAnswer:
    """What the team was taught, only who may teach takes back. Everything raises NotFound and NotAllowed."""

    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

    async def forget(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """Nobody hears it from now on, and what it answered is asked again."""
        async with self._taught(client_id, agent) as (desk, _):
            item = await desk.knowledge.retire(item_id, by=agent.name)
            for gap in await desk.gaps.closed_by(item_id):
                await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.GAP, gap.id))
        return item

    async def roll_back(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """To the words before the present ones; NotFound where there are none."""
        async with self._taught(client_id, agent) as (desk, _):
            item = await desk.knowledge.get(item_id)
            versions = await desk.archive.versions(item_id)
            now = (item.question, item.answer)
            before = [one for one in versions if one.live and (one.question, one.answer) != now]
            if not before:
                raise NotFound
            return await desk.archive.restore(item_id, before[-1].version, Provenance.said_by(agent))

    async def limit(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """To the end of the day that its own words name; NotFound where they name none."""
        async with self._taught(client_id, agent) as (desk, tenant):
            item = await desk.knowledge.get(item_id)
            if item.until is None:
                raise NotFound
            return await desk.archive.expire(item_id, end_of(item.until, tenant.timezone))

    async def keep(self, client_id: UUID, item_id: UUID, agent: Agent) -> KnowledgeItem:
        """For ever."""
        async with self._taught(client_id, agent) as (desk, _):
            item = await desk.archive.expire(item_id, None)
            await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.EXPIRING, item_id))
        return item

    @asynccontextmanager
    async def _taught(self, client_id: UUID, agent: Agent) -> AsyncIterator[tuple[Desk, Tenant]]:
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            yield desk, tenant


def end_of(day: date, timezone: str) -> datetime:
    """The first moment at which that day is over."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(timezone))

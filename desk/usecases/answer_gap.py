"""Somebody of the team answers, on the spot, what nobody could."""

from uuid import UUID

from desk.errors import AlreadyDecided, Unfit
from desk.handover import Agent
from desk.knowledge import Provenance, Refusal
from desk.ports import Desks, Teacher, Tenants
from desk.slip import Room, SlipKind, slip_in_room
from desk.team import demand_teacher
from desk.usecases.teach import Result, Taken, Teach, Teaching


class AnswerGap:
    def __init__(self, *, desks: Desks, tenants: Tenants, teacher: Teacher, teach: Teach) -> None:
        self._desks = desks
        self._tenants = tenants
        self._teacher = teacher
        self._teach = teach

    async def __call__(self, client_id: UUID, gap_id: UUID, agent: Agent, text: str) -> Result:
        """Raises NotFound, AlreadyDecided, Unfit, Unexaminable."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await desk.agents.seen(agent)
            gap = await desk.gaps.get(gap_id)
        if gap.closed:
            raise AlreadyDecided("")
        lesson = await self._teacher.distil(tenant, gap.question, text)
        if isinstance(lesson, Refusal):
            raise Unfit(lesson.reason)
        result = await self._teach(client_id, Teaching(lesson=lesson, provenance=Provenance.said_by(agent)))
        if result.taken in {Taken.LIVE, Taken.KNOWN} and result.item:
            async with self._desks(client_id) as desk:
                await desk.gaps.close([gap_id], result.item.id)
                await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.GAP, gap_id))
        return result

    async def skip(self, client_id: UUID, gap_id: UUID, agent: Agent) -> None:
        """The bot need not know it. Raises NotFound, NotAllowed."""
        tenant = await self._tenants.get(client_id)
        async with self._desks(client_id) as desk:
            await demand_teacher(desk, tenant, agent)
            gap = await desk.gaps.get(gap_id)
            await desk.gaps.close([gap.id], None)
            await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.GAP, gap_id))

"""The owner names those who may teach and decide too."""

from uuid import UUID

from desk.handover import Agent
from desk.ports import Desks, Tenants
from desk.team import NotAllowed


class Appoint:
    def __init__(self, *, desks: Desks, tenants: Tenants) -> None:
        self._desks = desks
        self._tenants = tenants

    async def __call__(self, client_id: UUID, by: Agent, whom: Agent, *, admin: bool) -> None:
        """Raises NotAllowed for everybody but the owner."""
        tenant = await self._tenants.get(client_id)
        if by.telegram_id not in tenant.owner_telegram_ids:
            raise NotAllowed
        async with self._desks(client_id) as desk:
            await desk.agents.seen(whom)
            await desk.agents.appoint(whom.telegram_id, admin=admin)

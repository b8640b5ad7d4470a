"""Who of the team may teach the bot."""

from enum import StrEnum

from desk.errors import DeskError
from desk.handover import Agent
from desk.ports.tenancy import Desk
from desk.tenant import Tenant


class TeamRole(StrEnum):
    OWNER = "owner"  # as the settings say
    ADMIN = "admin"  # named by the owner; teaches like the owner
    MANAGER = "manager"  # everybody else who writes in the group; proposes


TEACHERS = frozenset({TeamRole.OWNER, TeamRole.ADMIN})


class NotAllowed(DeskError):
    """Only the owner, or whom the owner has named, may decide this."""


async def role_of(desk: Desk, tenant: Tenant, telegram_id: int | None) -> TeamRole:
    if telegram_id in tenant.owner_telegram_ids:
        return TeamRole.OWNER
    if telegram_id is not None and await desk.agents.is_admin(telegram_id):
        return TeamRole.ADMIN
    return TeamRole.MANAGER


async def demand_teacher(desk: Desk, tenant: Tenant, agent: Agent) -> None:
    """Raises NotAllowed."""
    if await role_of(desk, tenant, agent.telegram_id) not in TEACHERS:
        raise NotAllowed

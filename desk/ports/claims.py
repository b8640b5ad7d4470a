"""Who may work on what: turns and lanes are leased, across tenants."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from desk.work import ClaimedWork, Crew


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to work on one thing until it expires; `token` proves it when the work is done."""

    client_id: UUID
    key: str
    """A conversation id or a lane."""
    token: UUID
    attempts: int
    """How often it was claimed without being finished, this time included; counted for turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """`due_in`: seconds until the next thing is ready; None when none is waiting."""

    leases: tuple[Lease, ...] = ()
    due_in: float | None = None


class Turns(Protocol):
    """Claims conversations whose turn has come, across tenants."""

    async def claim(self, most: int = 1) -> Claims: ...

    async def renew(self, lease: Lease) -> None:
        """Raises LeaseLost."""

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        """The try failed and the turn comes again. Raises LeaseLost."""

    async def release(self, lease: Lease) -> None:
        """Nobody tried in vain: the turn is ready for another worker. Raises LeaseLost."""


class Lanes(Protocol):
    """Claims lanes of the outbox, across tenants."""

    async def claim(self, crew: Crew, most: int = 1) -> Claims: ...

    async def renew(self, lease: Lease) -> None:
        """Raises LeaseLost."""

    async def go_on(self, lease: Lease) -> ClaimedWork | None:
        """The lane's oldest work, marked as begun before it is done. None when none is due: the lane is
        free then, and ready again when its oldest work is due; also None when the lease is lost."""

    async def release(self, lease: Lease) -> None:
        """The lane is ready for another worker. Raises LeaseLost."""

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        """The try failed and the lane comes again. Raises LeaseLost."""

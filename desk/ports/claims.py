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


class Turns(Protocol):
    """Claims conversations whose turn has come, across tenants."""

    async def claim(self) -> Lease | None: ...

    async def renew(self, lease: Lease) -> None:
        """Raises LeaseLost."""

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        """The try failed and the turn comes again. Raises LeaseLost."""

    async def release(self, lease: Lease) -> None:
        """Nobody tried in vain: the turn is ready for another worker. Raises LeaseLost."""

    async def due_in(self) -> float | None:
        """Seconds until a turn is ready; None when none is waiting."""


class Lanes(Protocol):
    """Claims lanes of the outbox, across tenants."""

    async def claim(self, crew: Crew) -> Lease | None: ...

    async def renew(self, lease: Lease) -> None:
        """Raises LeaseLost."""

    async def start(self, lease: Lease) -> ClaimedWork | None:
        """The lane's oldest work, marked as begun before it is done; None when none is due or the lease
        is lost."""

    async def release(self, lease: Lease) -> None:
        """The lane is free; it is ready again when its oldest work is due."""

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        """The try failed and the lane comes again. Raises LeaseLost."""

    async def due_in(self, crew: Crew) -> float | None:
        """Seconds until a lane is ready; None when none is waiting."""

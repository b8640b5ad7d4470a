"""What has to be told to the owner and the operator."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from desk.alert import Alert, AlertKind, Part, StuckPieces, Waiting
from desk.tenant import Tenant


class Alerts(Protocol):
    async def begin(self, kind: AlertKind, facts: Mapping[str, Any]) -> Alert | None:
        """None when an alert of that kind goes on already; STUCK ones begin as often as they are told."""

    async def end(self, kind: AlertKind, *, begun_before: datetime) -> Alert | None:
        """None when no such alert goes on."""

    async def goes_on(self, kind: AlertKind) -> bool: ...

    async def get(self, alert_id: UUID) -> Alert:
        """Raises NotFound."""

    async def claim_team(self, alert_id: UUID, part: Part) -> bool:
        """Whether this part is the caller's to tell in the group: True once."""


class GroupCheck(Protocol):
    """Looks whether the team's group is as the bot needs it, and changes nothing."""

    async def lacks(self, tenant: Tenant) -> str | None:
        """One sentence with the remedy, empty when all is well; None when Telegram can't be asked now."""


class Signs(Protocol):
    """What shows that clients are losing by something; all by the database's clock."""

    async def oldest_turn(self) -> Waiting | None: ...

    async def oldest_delivery(self) -> Waiting | None:
        """To a client, apart from what a person had sent again."""

    async def oldest_refused_by_group(self) -> Waiting | None:
        """Work for the team's group that was tried and did not go through."""

    async def tell_stuck(self, *, gathering: timedelta) -> Sequence[StuckPieces]:
        """Given up or of unknown outcome, each piece once, the latest first; nothing while the last
        telling is younger than `gathering`."""

    async def last_heard(self) -> datetime | None:
        """When the latest message of a WhatsApp client came."""

    async def hours_heard(self) -> frozenset[datetime]:
        """The beginnings of the hours in which WhatsApp clients wrote, as far back as habits are judged."""

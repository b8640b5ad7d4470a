"""Looks whether work for a tenant's clients is stuck or late, and raises or ends the alerts about it."""

from collections.abc import Container, Sequence
from datetime import timedelta
from typing import Any

from desk.alert import Alert, AlertKind, StuckPieces, Waiting
from desk.ports import Desk, Desks
from desk.tenant import Tenant
from desk.usecases.alarm import Alarm
from desk.work import WorkKind

GATHERING = timedelta(minutes=10)
"""What got stuck within so long after an alert waits for the next one."""


IN_GROUP = frozenset({WorkKind.CARD, WorkKind.COPY, WorkKind.NOTICE})
"""What the owner of the group can set right."""


class WatchWork:
    """`late_after`: the age at which undone work is late. What was late counts as good again below half
    of that age, so that an alert does not come and go."""

    def __init__(self, *, desks: Desks, alarm: Alarm, late_after: timedelta) -> None:
        self._desks = desks
        self._alarm = alarm
        self._late_after = late_after

    async def __call__(self, tenant: Tenant) -> Sequence[Alert]:
        """Those that began now."""
        async with self._desks(tenant.id) as desk:
            began = (
                await self._stuck(desk, tenant),
                await self._late(desk, tenant, AlertKind.LATE_TURNS, await desk.signs.oldest_turn()),
                await self._late(desk, tenant, AlertKind.LATE_DELIVERIES, await desk.signs.oldest_delivery()),
            )
        return [alert for alert in began if alert]

    async def _stuck(self, desk: Desk, tenant: Tenant) -> Alert | None:
        pieces = await desk.signs.tell_stuck(gathering=GATHERING)
        return await self._alarm.begin(desk, tenant, AlertKind.STUCK, _facts(pieces)) if pieces else None

    async def _late(
        self, desk: Desk, tenant: Tenant, kind: AlertKind, oldest: Waiting | None
    ) -> Alert | None:
        if oldest and oldest.age > self._late_after:
            facts = {"since": oldest.since.isoformat(), "error": oldest.error}
            return await self._alarm.begin(desk, tenant, kind, facts)
        if oldest is None or oldest.age < self._late_after / 2:
            await self._alarm.end(desk, tenant, kind, begun_before=await desk.now())
        return None


def _facts(pieces: Sequence[StuckPieces]) -> dict[str, Any]:
    """With one error, the latest: the others are in the list of stuck work."""
    counted = [{"kind": each.kind, "status": each.status, "count": each.count} for each in pieces]
    return {"pieces": counted, "error": _error(pieces), "error_of_group": _error(pieces, IN_GROUP)}


def _error(pieces: Sequence[StuckPieces], kinds: Container[str] = tuple(WorkKind)) -> str:
    return next((each.error for each in pieces if each.error and each.kind in kinds), "")

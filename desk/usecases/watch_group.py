"""Looks whether the team's group takes what is shown there, and brings what stands elsewhere to its place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from desk.alert import Alert, AlertKind, Waiting
from desk.ports import Desk, Desks, GroupCheck
from desk.tenant import Tenant
from desk.usecases.alarm import Alarm
from desk.usecases.effects import show_card

AT_ONCE = 5
"""Cards a look: more a minute Telegram takes not."""


class WatchGroup:
    """A card that could get no topic stands in the group's common part: then the group is asked about
    until nothing is amiss, and each card gets its topic. `late_after`: the age at which refused work is told.
    """

    def __init__(self, *, desks: Desks, alarm: Alarm, check: GroupCheck, late_after: timedelta) -> None:
        self._desks = desks
        self._alarm = alarm
        self._check = check
        self._late_after = late_after

    async def __call__(self, tenant: Tenant) -> Sequence[Alert]:
        """The alert, if it begins now."""
        async with self._desks(tenant.id) as desk:
            outside = await desk.conversations.outside_topics(limit=AT_ONCE)
            goes_on = await desk.alerts.goes_on(AlertKind.GROUP)
            looked_at = await desk.now()
        lacks = await self._check.lacks(tenant) if outside or goes_on else ""
        async with self._desks(tenant.id) as desk:
            if lacks:
                began = await self._alarm.begin(desk, tenant, AlertKind.GROUP, {"error": lacks})
            else:
                began = await self._refused(desk, tenant, well_at=looked_at if lacks == "" else None)
        if lacks == "":
            for conversation_id in outside:
                await self._show(tenant, conversation_id)
        return [began] if began else []

    async def _show(self, tenant: Tenant, conversation_id: UUID) -> None:
        async with self._desks(tenant.id) as desk:
            await show_card(desk, await desk.conversations.lock(conversation_id))

    async def _refused(self, desk: Desk, tenant: Tenant, *, well_at: datetime | None) -> Alert | None:
        """`well_at`: when nothing was found amiss; another look may have found something since."""
        oldest = await desk.signs.oldest_refused_by_group()
        if oldest and oldest.age > self._late_after:
            return await self._alarm.begin(desk, tenant, AlertKind.GROUP, _facts(oldest))
        if well_at and (oldest is None or oldest.age < self._late_after / 2):
            await self._alarm.end(desk, tenant, AlertKind.GROUP, begun_before=well_at)
        return None


def _facts(oldest: Waiting) -> dict[str, str]:
    return {"since": oldest.since.isoformat(), "error": oldest.error}

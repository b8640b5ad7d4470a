"""Looks whether a tenant's clients are unusually silent: then the way from WhatsApp to here may be broken."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from desk.alert import Alert, AlertKind
from desk.ports import Desk, Desks
from desk.silence import HOUR, LEAST_HOURS, is_unusual
from desk.tenant import Tenant
from desk.usecases.alarm import Alarm


class WatchSilence:
    def __init__(self, *, desks: Desks, alarm: Alarm) -> None:
        self._desks = desks
        self._alarm = alarm

    async def __call__(self, tenant: Tenant) -> Sequence[Alert]:
        """The alert, if it begins now."""
        async with self._desks(tenant.id) as desk:
            last = await desk.signs.last_heard()
            if last is None:
                return []
            await self._alarm.end(desk, tenant, AlertKind.SILENCE, begun_before=last)
            if not await self._is_unusual(desk, tenant, await desk.now() - last):
                return []
            facts = {"since": last.isoformat()}
            alert = await self._alarm.begin(desk, tenant, AlertKind.SILENCE, facts)
        return [alert] if alert else []

    async def _is_unusual(self, desk: Desk, tenant: Tenant, silence: timedelta) -> bool:
        """A silence that is too short in any case costs no look at the history."""
        if silence < LEAST_HOURS * HOUR:
            return False
        hours = await desk.signs.hours_heard()
        return is_unusual(hours, await desk.now(), ZoneInfo(tenant.timezone))

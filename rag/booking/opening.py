"""When the business is open on a day, as far as the owner has told."""

from collections.abc import Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from desk.hours import DAY, Ground, Interval, Timetable
from desk.tenant import Tenant
from rag.booking.moment import Opening
from rag.calendar.holidays import holidays

_LAST = time(23, 59)


def opening_of(tenant: Tenant, zone: ZoneInfo) -> Opening:
    """On a holiday that the owner has told nothing about it is unknown, as everywhere without hours."""
    timetable = Timetable(tenant.hours, zone, holidays().__contains__)

    def on(day: date) -> Sequence[tuple[time, time]] | None:
        if not tenant.hours.known:
            return None
        hours = timetable.on(day)
        return None if hours.ground is Ground.UNTOLD else [_span(one) for one in hours.intervals]

    return on


def _span(interval: Interval) -> tuple[time, time]:
    """What goes on after midnight is told by the next day."""
    return _at(interval.opens), _LAST if interval.closes >= DAY else _at(interval.closes)


def _at(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)

"""`hours=` and `holidays=` of `run.py client set`: when a business is open."""

from collections.abc import Mapping
from dataclasses import replace

from desk.hours import Day, Hours, clock
from desk.tenant import Tenant

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
SETTINGS = ("hours", "holidays")


def with_hours(tenant: Tenant, given: Mapping[str, str]) -> Tenant:
    """Nothing after `hours=` forgets them all, exceptions too. Raises IngestError."""
    from rag.ingest.errors import IngestError
    from rag.ingest.hours import read_week, with_exceptions

    hours = tenant.hours
    if "hours" in given:
        text = given["hours"]
        hours = replace(hours, week=read_week(text)) if text else Hours()
    if "holidays" in given:
        if not hours.known:
            raise IngestError("Сначала задайте обычную неделю: hours=«пн-пт 10:00-20:00».")
        hours = with_exceptions(hours, given["holidays"])
    return replace(tenant, hours=hours)


def opening_rows(hours: Hours) -> Mapping[str, str]:
    """The same in the form in which it may be typed."""
    if not hours.known:
        return dict.fromkeys(SETTINGS, "not set")
    exceptions = {
        **{f"{day:02}.{month:02}": one for (month, day), one in sorted(hours.yearly.items())},
        **{f"{day:%d.%m.%Y}": one for day, one in sorted(hours.dates.items())},
        **({} if hours.holidays is None else {"остальные": hours.holidays}),
    }
    return {
        "hours": ", ".join(_week(hours.week)),
        "holidays": ", ".join(f"{name} {_day(day)}" for name, day in exceptions.items()) or "not set",
    }


def _week(week: tuple[Day, ...]) -> list[str]:
    """Neighbours that are the same stand together."""
    runs: list[tuple[int, int]] = []
    for number, day in enumerate(week):
        if runs and week[runs[-1][1]] == day:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [
        f"{WEEKDAYS[first]}{f'-{WEEKDAYS[last]}' if last > first else ''} {_day(week[first])}"
        for first, last in runs
    ]


def _day(day: Day) -> str:
    return " ".join(f"{clock(one.opens)}-{clock(one.closes)}" for one in day) or "выходной"

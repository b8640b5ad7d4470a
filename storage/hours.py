"""Working hours as JSON: `{"week": [["10:00-20:00"], …], "dates": {"2027-01-03": [], "01-01": []},
"holidays": ["11:00-18:00"], "since": "2026-11-22T21:00:00+00:00"}`; Monday first, times over midnight as
«22:00-04:00»."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from desk.hours import DAY, Day, Hours, Interval, clock

YEARLY = len("01-31")


def hours_json(hours: Hours) -> dict[str, Any]:
    if not hours.known:
        return {}
    yearly = {f"{month:02}-{day:02}": one for (month, day), one in hours.yearly.items()}
    dated = {day.isoformat(): one for day, one in hours.dates.items()}
    return {
        "week": [_written(day) for day in hours.week],
        "dates": {key: _written(one) for key, one in {**yearly, **dated}.items()},
        "holidays": None if hours.holidays is None else _written(hours.holidays),
        "since": hours.since.isoformat() if hours.since else None,
    }


def hours_from(given: Mapping[str, Any]) -> Hours:
    if not given:
        return Hours()
    dates: Mapping[str, Sequence[str]] = given.get("dates", {})
    holidays, since = given.get("holidays"), given.get("since")
    return Hours(
        week=tuple(_read(day) for day in given["week"]),
        dates={date.fromisoformat(key): _read(one) for key, one in dates.items() if len(key) > YEARLY},
        yearly={_month_day(key): _read(one) for key, one in dates.items() if len(key) == YEARLY},
        holidays=None if holidays is None else _read(holidays),
        since=datetime.fromisoformat(since) if since else None,
    )


def _written(day: Day) -> list[str]:
    return [f"{clock(one.opens)}-{clock(one.closes)}" for one in day]


def _read(day: Sequence[str]) -> Day:
    return tuple(_interval(*map(_minutes, one.split("-"))) for one in day)


def _interval(opens: int, closes: int) -> Interval:
    return Interval(opens=opens, closes=closes if closes > opens else closes + DAY)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _month_day(key: str) -> tuple[int, int]:
    month, day = key.split("-")
    return int(month), int(day)

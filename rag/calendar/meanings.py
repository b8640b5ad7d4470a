"""What each way to name days means."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from rag.calendar.reckoning import SATURDAY, WEEK, Reckoning, stretch

Values = Mapping[str, Any]
"""Of the named groups of a pattern of `rag.calendar.days`."""
Meant = tuple[date, ...]


def _weekday(reckoning: Reckoning, values: Values) -> Meant:
    if values["x"] == "X":
        return (reckoning.monday() + timedelta(days=values["w"]),)
    if values["x"] == "T" and reckoning.today.weekday() == values["w"]:
        return (reckoning.today,)
    return (reckoning.next(values["w"]),)


def _weekdays(reckoning: Reckoning, values: Values) -> Meant:
    first = reckoning.next(values["a"])
    return stretch(first, first + timedelta(days=(values["b"] - values["a"]) % WEEK))


def _of_next_week(reckoning: Reckoning, values: Values) -> Meant:
    weekday = values["w"] if values["w"] is not None else values["v"]
    return (reckoning.monday() + timedelta(days=weekday),)


def _weekend(reckoning: Reckoning, _: Values) -> Meant:
    saturday = reckoning.ahead(SATURDAY - reckoning.today.weekday())
    return tuple(day for day in (saturday, saturday + timedelta(days=1)) if day >= reckoning.today)


def _workdays(reckoning: Reckoning, _: Values) -> Meant:
    """Those that are left of this week, or all of the next one."""
    today = reckoning.today
    first = today if today.weekday() < SATURDAY else reckoning.monday()
    return stretch(first, first + timedelta(days=SATURDAY - 1 - first.weekday()))


def _stretch(reckoning: Reckoning, values: Values) -> Meant:
    first, last = (reckoning.on(values[end], values["m"], values["y"]) for end in "ab")
    return stretch(first, last)


def _figures(reckoning: Reckoning, values: Values) -> Meant:
    return (reckoning.on(*values["a"]),)


def _of_month(reckoning: Reckoning, values: Values) -> Meant:
    return (reckoning.of_month(next(number for number in values.values() if number is not None)),)


MEANINGS: Mapping[str, Callable[[Reckoning, Values], Meant]] = {
    "stretch": _stretch,
    "either": lambda reckoning, v: (reckoning.on(v["a"], v["m"]), reckoning.on(v["b"], v["m"])),
    "dated": lambda reckoning, v: (reckoning.on(v["a"], v["m"], v["y"]),),
    "figures": _figures,
    "weeks": lambda reckoning, v: (reckoning.ahead(WEEK * (v["a"] or 1)),),
    "days": lambda reckoning, v: (reckoning.ahead(v["a"]),),
    "of_next_week": _of_next_week,
    "next_week": lambda reckoning, _: stretch(
        reckoning.monday(), reckoning.monday() + timedelta(days=WEEK - 1)
    ),
    "this_week": lambda reckoning, _: stretch(reckoning.today, reckoning.monday() - timedelta(days=1)),
    "weekdays": _weekdays,
    "weekday": _weekday,
    "ahead": lambda reckoning, v: (reckoning.ahead(v["a"]),),
    "weekend": _weekend,
    "workdays": _workdays,
    "of_month": _of_month,
}
"""Each raises NoSuchDay."""

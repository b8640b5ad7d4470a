"""Which days a text names, by a clock on the wall of the business."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rag.booking.lexemes import Row

LATELY = timedelta(days=60)
"""A day without a year that passed no longer ago than this is meant as that day; else the next year's is."""
LONGEST = 14
"""Days of the longest stretch that is still a wish for a time."""
WEEK = 7

_PATTERNS = (
    ("stretch", r"s?(?P<a>[NO])(?P<to>[-d])(?P<b>[NO])g?(?P<m>M)(?P<y>Y?)"),
    ("either", r"(?P<a>[NO])y[vn]?(?P<b>[NO])g?(?P<m>M)"),
    ("dated", r"(?P<a>[NO])g?z?(?P<m>M)(?P<y>Y?)"),
    ("dated", r"(?P<m>M)(?P<a>[NOo])u?z?(?P<y>Y?)"),
    ("figures", r"(?P<a>A)"),
    ("of_next_week", r"(?P<w>W)z?[vn]?XK|(?:XK,?|tK)[vn]?(?P<v>W)"),
    ("weeks", r"t(?P<a>N?)K"),
    ("weeks", r"(?P<a>N?)kf"),
    ("days", r"t(?P<a>N)[zZ]"),
    ("days", r"(?P<a>N)xf"),
    ("next_week", r"XK"),
    ("this_week", r"TK"),
    ("weekdays", r"(?P<a>W)[-d](?P<b>W)"),
    ("weekday", r"(?P<x>[XT]?)(?P<w>W)z?"),
    ("ahead", r"(?P<a>D)"),
    ("weekend", r"[XT]?(?P<a>E)"),
    ("of_month", r"(?<![hq])(?P<a>O)g?|(?P<b>N)g|(?P<c>o)z"),
)
_GRAMMAR = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_ALONE = re.compile(r"[,_#]*[vn]?(?P<b>N)[,]*")


class NoSuchDay(ValueError):
    """The calendar has no such day."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days named at lexemes `start` to `end`; empty when the calendar has no such day. `weekday`: only its
    name was said, so a date beside it must fall on it."""

    start: int
    end: int
    days: tuple[date, ...]
    weekday: int | None = None


def find_days(row: Row, today: date, *, alone: bool) -> tuple[list[Days], Row]:
    """In the order of the text, and what is left of the row. `alone`: a mere number is a day of the month."""
    found: list[Days] = []
    for name, pattern in _GRAMMAR:
        row = _apply(name, pattern, row, today, found)
    if alone and not found and (match := _ALONE.fullmatch(row.kinds)):
        found.append(_days("of_month", match, row, today))
        row = row.without(*match.span())
    return sorted(found, key=lambda days: days.start), row


def _apply(name: str, pattern: re.Pattern[str], row: Row, today: date, found: list[Days]) -> Row:
    for match in pattern.finditer(row.kinds):
        found.append(_days(name, match, row, today))
        row = row.without(*match.span())
    return row


def _days(name: str, match: re.Match[str], row: Row, today: date) -> Days:
    values = {key: _value(row, match, key) for key in match.re.groupindex}
    try:
        days = _RULES[name](today, values)
    except NoSuchDay:
        days = ()
    plain = name == "weekday" and not match["x"]
    return Days(match.start(), match.end(), days, values["w"] if plain else None)


def _value(row: Row, match: re.Match[str], key: str) -> Any:
    """The lexeme's value, or its kind where the kind alone tells; None for what was left out."""
    start = match.start(key)
    if start == -1 or start == match.end(key):
        return None
    lexeme = row.lexemes[start]
    return lexeme.kind if lexeme.value is None else lexeme.value


def on(today: date, day: int, month: int, year: int | None = None) -> date:
    """That day of the year, or of the next one that makes sense. Raises NoSuchDay."""
    if year is None:
        year = today.year
        this_year = _date(year, month, day) if (day, month) != LEAP_DAY else None
        if this_year is None:
            return _leap_day(today)
        if this_year < today - LATELY:
            year += 1
        elif this_year > today and this_year - today > YEAR - LATELY:
            return _date(year - 1, month, day)
    return _date(year if year >= CENTURY else year + CENTURY, month, day)


LEAP_DAY = (29, 2)
YEAR, CENTURY = timedelta(days=365), 2000


def _leap_day(today: date) -> date:
    """The 29th of February of this winter or of the next one, where they have it."""
    for year in (today.year, today.year + 1):
        try:
            day = date(year, 2, 29)
        except ValueError:
            continue
        if today - LATELY <= day <= today + YEAR:
            return day
    raise NoSuchDay


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None


def _of_month(today: date, number: int) -> date:
    """The nearest month that has that day ahead."""
    for ahead in range(3):
        months = today.year * 12 + today.month - 1 + ahead
        try:
            day = date(months // 12, months % 12 + 1, number)
        except ValueError:
            continue
        if day >= today:
            return day
    raise NoSuchDay


def _stretch(first: date, last: date) -> tuple[date, ...]:
    """Every day of it. Raises NoSuchDay when it is none, or longer than a wish."""
    length = (last - first).days + 1
    if not 0 < length <= LONGEST:
        raise NoSuchDay
    return tuple(first + timedelta(days=ahead) for ahead in range(length))


def _next(today: date, weekday: int) -> date:
    """The nearest such day after today: whoever means today says so."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % WEEK + 1)


def _monday(today: date) -> date:
    return today + timedelta(days=WEEK - today.weekday())


def _weekday(today: date, values: Mapping[str, Any]) -> tuple[date, ...]:
    if values["x"] == "X":
        return (_monday(today) + timedelta(days=values["w"]),)
    if values["x"] == "T" and today.weekday() == values["w"]:
        return (today,)
    return (_next(today, values["w"]),)


def _weekdays(today: date, values: Mapping[str, Any]) -> tuple[date, ...]:
    first = _next(today, values["a"])
    return _stretch(first, first + timedelta(days=(values["b"] - values["a"]) % WEEK))


def _weekend(today: date, _: Mapping[str, Any]) -> tuple[date, ...]:
    saturday = today + timedelta(days=SATURDAY - today.weekday())
    return tuple(day for day in (saturday, saturday + timedelta(days=1)) if day >= today)


SATURDAY = 5


def _figures(today: date, values: Mapping[str, Any]) -> tuple[date, ...]:
    day, month, *year = values["a"]
    return (on(today, day, month, year[0] if year else None),)


def _weeks(today: date, values: Mapping[str, Any]) -> tuple[date, ...]:
    return (today + timedelta(weeks=values["a"] or 1),)


_RULES: Mapping[str, Callable[[date, Mapping[str, Any]], tuple[date, ...]]] = {
    "stretch": lambda today, v: _stretch(
        on(today, v["a"], v["m"], v["y"]), on(today, v["b"], v["m"], v["y"])
    ),
    "either": lambda today, v: (on(today, v["a"], v["m"]), on(today, v["b"], v["m"])),
    "dated": lambda today, v: (on(today, v["a"], v["m"], v["y"]),),
    "figures": _figures,
    "weeks": _weeks,
    "days": lambda today, v: (today + timedelta(days=v["a"]),),
    "of_next_week": lambda today, v: (
        _monday(today) + timedelta(days=v["w"] if v["w"] is not None else v["v"]),
    ),
    "next_week": lambda today, _: _stretch(_monday(today), _monday(today) + timedelta(days=6)),
    "this_week": lambda today, _: _stretch(today, _monday(today) - timedelta(days=1)),
    "weekdays": _weekdays,
    "weekday": _weekday,
    "ahead": lambda today, v: (today + timedelta(days=v["a"]),),
    "weekend": _weekend,
    "of_month": lambda today, v: (_of_month(today, next(n for n in v.values() if n is not None)),),
}

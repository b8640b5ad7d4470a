"""Which days a text names."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from rag.calendar.lexemes import Row
from rag.calendar.meanings import MEANINGS
from rag.calendar.reckoning import NoSuchDay, Reckoning

_PATTERNS = (
    ("stretch", r"s?(?P<a>[NO])(?P<to>[-d])(?P<b>[NO])g?(?P<m>M)(?P<y>Y?)"),
    ("either", r"(?P<a>[NO])y[vn]?(?P<b>[NO])g?(?P<m>M)"),
    ("dated", r"(?P<a>[NOo])g?z?(?P<m>M)(?P<y>Y?)"),
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
    ("ahead", r"(?P<a>[DB])"),
    ("weekend", r"[XT]?(?P<a>E)"),
    ("workdays", r"(?P<a>F)"),
    ("of_month", r"(?<![hq])(?P<a>O)g?|(?P<b>N)g|(?P<c>o)z"),
)
WAYS = frozenset(name for name, _ in _PATTERNS)
_GRAMMAR = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_ALONE = re.compile(r"[,_#]*[vn]?(?P<b>N)[,]*")


@dataclass(frozen=True, slots=True)
class Days:
    """Days named at lexemes `start` to `end`; empty when the calendar has no such day. `weekday`: only its
    name was said, so a date beside it must fall on it."""

    start: int
    end: int
    days: tuple[date, ...]
    weekday: int | None = None


def find_days(
    row: Row, reckoning: Reckoning, *, alone: bool = False, ways: Collection[str] = WAYS
) -> tuple[list[Days], Row]:
    """In the order of the text, and what is left of the row. `alone`: a mere number is a day of the month.
    `ways`: those in which days may be named."""
    found: list[Days] = []
    for name, pattern in _GRAMMAR:
        if name in ways:
            row = _apply(name, pattern, row, reckoning, found)
    if alone and not found and (match := _ALONE.fullmatch(row.kinds)):
        found.append(_days("of_month", match, row, reckoning))
        row = row.without(*match.span())
    return sorted(found, key=lambda days: days.start), row


def _apply(name: str, pattern: re.Pattern[str], row: Row, reckoning: Reckoning, found: list[Days]) -> Row:
    for match in pattern.finditer(row.kinds):
        found.append(_days(name, match, row, reckoning))
        row = row.without(*match.span())
    return row


def _days(name: str, match: re.Match[str], row: Row, reckoning: Reckoning) -> Days:
    values = {key: _value(row, match, key) for key in match.re.groupindex}
    try:
        days = MEANINGS[name](reckoning, values)
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

"""The last day that an answer names itself: «скидка до 31 декабря», «31 желтоқсанға дейін»."""

import re
from calendar import monthrange
from datetime import date

from rag.calendar.lexicon import month_of

_WORD = r"[^\W\d_]+"
_DAY = re.compile(
    rf"\b(?:до|по)\s+(?P<d>\d{{1,2}})(?:-?го)?\s+(?P<m>{_WORD})(?:\s+(?P<y>20\d\d))?", re.IGNORECASE
)
_DIGITS = re.compile(r"\b(?:до|по)\s+(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])(?:\.(?P<y>20\d\d))?(?![\d.])")
_END = re.compile(rf"\bдо конца\s+(?P<m>{_WORD})(?:\s+(?P<y>20\d\d))?", re.IGNORECASE)
_YEAR = re.compile(r"\bдо конца года\b|\bжыл соңына дейін\b", re.IGNORECASE)
_IN_KAZAKH = re.compile(
    rf"(?:(?P<y>20\d\d)\s+жыл\w*\s+)?(?P<d>\d{{1,2}})[\s-]+(?P<m>{_WORD})\s+дейін", re.IGNORECASE
)


def deadline(text: str, today: date) -> date | None:
    """None when the text names no day, several, or one that does not exist. A day without a year is the
    next one to come."""
    found = {
        day
        for pattern in (_DAY, _DIGITS, _END, _IN_KAZAKH)
        for match in pattern.finditer(text)
        if (day := _day(match, today))
    }
    if _YEAR.search(text):
        found.add(date(today.year, 12, 31))
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str], today: date) -> date | None:
    month = _month(match["m"])
    if month is None:
        return None
    given = match["y"]
    year = int(given) if given else today.year
    try:
        day = date(year, month, _number(match, year, month))
    except ValueError:
        return None
    if day < today and not given:
        day = date(year + 1, month, min(day.day, monthrange(year + 1, month)[1]))
    return day if day >= today else None


def _number(match: re.Match[str], year: int, month: int) -> int:
    return int(match["d"]) if "d" in match.re.groupindex else monthrange(year, month)[1]


def _month(name: str) -> int | None:
    return int(name) if name.isdigit() else month_of(name)

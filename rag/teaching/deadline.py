"""The last day that an answer names itself: «скидка до 31 декабря», «31 желтоқсанға дейін»."""

import re
from calendar import monthrange
from datetime import date

_MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "ма": 5, "июн": 6, "июл": 7, "август": 8, "сентябр": 9,
    "октябр": 10, "ноябр": 11, "декабр": 12,
    "қаңтар": 1, "ақпан": 2, "наурыз": 3, "сәуір": 4, "мамыр": 5, "маусым": 6, "шілде": 7, "тамыз": 8,
    "қыркүйек": 9, "қазан": 10, "қараша": 11, "желтоқсан": 12,
}  # fmt: skip
_RUSSIAN = (
    r"январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|(?:сент|окт|но|дек)[а-я]*бр[ья]"
)
_KAZAKH = "|".join(name for name in _MONTHS if re.search("[әіңғүұқөһ]|наурыз|мамыр|маусым|тамыз|желто", name))
_DAY = re.compile(
    rf"\b(?:до|по)\s+(?P<d>\d{{1,2}})(?:-?го)?\s+(?P<m>{_RUSSIAN})\b(?:\s+(?P<y>20\d\d))?", re.IGNORECASE
)
_DIGITS = re.compile(r"\b(?:до|по)\s+(?P<d>\d{1,2})\.(?P<m>0[1-9]|1[0-2])(?:\.(?P<y>20\d\d))?(?![\d.])")
_END = re.compile(rf"\bдо конца\s+(?P<m>{_RUSSIAN})\b(?:\s+(?P<y>20\d\d))?", re.IGNORECASE)
_YEAR = re.compile(r"\bдо конца года\b|\bжыл соңына дейін\b", re.IGNORECASE)
_IN_KAZAKH = re.compile(
    rf"(?:(?P<y>20\d\d)\s+жыл\w*\s+)?(?P<d>\d{{1,2}})[\s-]+(?P<m>{_KAZAKH})\w*\s+дейін", re.IGNORECASE
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


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    stems = sorted(_MONTHS, key=len, reverse=True)
    return next(_MONTHS[stem] for stem in stems if name.lower().startswith(stem))

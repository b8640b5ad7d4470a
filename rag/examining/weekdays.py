"""Days of the week that a text states: «по средам», «с понедельника по пятницу», «ежедневно»."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rag.calendar.forms import calendar_data
from rag.calendar.lexemes import Row, row_of
from rag.calendar.lexicon import folded
from rag.calendar.timetable import timetable
from rag.examining.claim import Claim, Kind

WEEK, WORKDAYS = range(7), range(5)
_STRETCH = re.compile(r"s?(?P<a>W)[-d](?P<b>W)|(?P<c>W)(?P<d>W)d")
_ALONE = re.compile(r"[vnsd]?W")
_WORKDAYS = re.compile(r"F")
_SHORT = 3
_PREPOSITIONS = {"во": "в", "со": "с", "ко": "к"}
_BACK_TO_FRONT = str.maketrans("аы", "еи")


def weekdays(text: str) -> list[Claim]:
    """In no order."""
    row = row_of(text)
    found: list[Claim] = []
    for match in _STRETCH.finditer(row.kinds):
        places = [match.start(key) for key in match.re.groupindex if match[key]]
        first, last = (int(str(row.lexemes[place].value)) for place in places)
        days = ((first + ahead) % len(WEEK) for ahead in range((last - first) % len(WEEK) + 1))
        found += _claims(text, days, *_span(row, match), form="stretch")
        row = row.without(*match.span())
    for match in _WORKDAYS.finditer(row.kinds):
        found += _claims(text, WORKDAYS, *_span(row, match), form="stretch")
    for match in _ALONE.finditer(row.kinds):
        day = int(str(row.lexemes[match.end() - 1].value))
        start, end = _span(row, match)
        found += _claims(text, [day], start, end, form=_form(text[start:end], day))
    for match in _daily().finditer(text):
        found += _claims(text, WEEK, *match.span(), form="stretch")
    return found


def _claims(text: str, days: Iterable[int], start: int, end: int, *, form: str) -> Iterator[Claim]:
    words = text[start].lower() + text[start + 1 : end]
    return (
        Claim(kind=Kind.WEEKDAY, value=-1 - day, start=start, end=end, words=words, form=form) for day in days
    )


def _span(row: Row, match: re.Match[str]) -> tuple[int, int]:
    return row.lexemes[match.start()].start, row.lexemes[match.end() - 1].end


def _form(words: str, day: int) -> str:
    """After one preposition every day stands in one case; a Kazakh case is told by its ending."""
    *before, name = folded(words).split()
    if before:
        return _PREPOSITIONS.get(before[0], before[0])
    if len(name) <= _SHORT:
        return "short"
    entry = calendar_data("days")["weekdays"][day]
    stem = folded(entry["kazakh"][0])
    if name.startswith(stem):
        return f"kazakh {name.removeprefix(stem).translate(_BACK_TO_FRONT)}"
    return "plain" if name == folded(entry["russian"][0]) else name


@cache
def _daily() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, timetable().every_day))})\b", re.IGNORECASE)

"""Which days a sentence names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rag.alike import same_word
from rag.calendar.holidays import holidays
from rag.calendar.words import calendar_words
from rag.grams import words

YEARS_AHEAD = 9
"""A leap day may be as far away as that."""
SHORT, ENDING = 3, 6
"""Letters of a form that takes no ending, and of an ending."""

Forms = Sequence[str]
"""Of one word, spelt as `grams.words` spells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """`used`: places of the words that name them, or the present moment."""

    days: Sequence[date]
    by_weekday: frozenset[date]
    """Those that come again in a week."""
    used: frozenset[int]


def named_days(told: Sequence[str], today: date) -> NamedDays:
    """`told` as `grams.words` spells them. A day of the week is the next such day, today among them; a date
    without a year is the next such date."""
    found: dict[date, None] = {}
    by_weekday: set[date] = set()
    used: set[int] = set()
    place = 0
    while place < len(told):
        day, taken = _at(told[place:], today)
        if day is not None:
            found[day] = None
            if _weekday(told[place]) is not None:
                by_weekday.add(day)
        used.update(range(place, place + taken))
        place += max(taken, 1)
    return NamedDays(days=list(found), by_weekday=frozenset(by_weekday), used=frozenset(used))


def _at(told: Sequence[str], today: date) -> tuple[date | None, int]:
    """The day that begins here and how many words it takes; the present takes words and is no day."""
    number, taken = _number(told)
    month = _month(told[taken]) if number and taken < len(told) else 0
    if month:
        day = _next(month, number, today)
        return day, taken + 1 if day else 0
    for called, (month, number) in _spoken().holidays.items():
        if len(told) >= len(called) and all(map(same_word, told, called)):
            return _next(month, number, today), len(called)
    ahead = _days_ahead(told[0], today)
    if ahead is not None:
        return today + timedelta(days=ahead), 1
    return None, int(_among(told[0], _spoken().now))


def _weekday(word: str) -> int | None:
    weekdays = enumerate(_spoken().weekdays)
    return next((weekday for weekday, forms in weekdays if _among(word, forms)), None)


def _days_ahead(word: str, today: date) -> int | None:
    weekday = _weekday(word)
    if weekday is not None:
        return (weekday - today.weekday()) % 7
    return next((ahead for ahead, forms in enumerate(_spoken().ahead) if _among(word, forms)), None)


def _number(told: Sequence[str]) -> tuple[int, int]:
    """«8», «восьмое», «двадцать второго»: the number, 0 for none, and its words."""
    if told[0].isdigit():
        return int(told[0]), 1
    first = _spoken().ordinals.get(told[0], 0)
    second = _spoken().ordinals.get(told[1], 0) if len(told) > 1 else 0
    if first in {20, 30} and 0 < second < 10:
        return first + second, 2
    return first, int(first > 0)


def _month(word: str) -> int:
    for number, forms in enumerate(_spoken().months, 1):
        if _among(word, forms):
            return number
    return 0


def _next(month: int, number: int, today: date) -> date | None:
    """None for a date that no year has."""
    for year in range(today.year, today.year + YEARS_AHEAD):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def _among(word: str, forms: Forms) -> bool:
    """One of them, or a long one with an ending."""
    return any(
        word == form or (len(form) > SHORT and word.startswith(form) and len(word) - len(form) <= ENDING)
        for form in forms
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    weekdays: Sequence[Forms]
    months: Sequence[Forms]
    now: Forms
    ahead: Sequence[Forms]
    """Of today, tomorrow, the day after."""
    ordinals: Mapping[str, int]
    holidays: Mapping[tuple[str, ...], tuple[int, int]]
    """Month and day by the words for them."""


@cache
def _spoken() -> _Spoken:
    told = calendar_words()
    return _Spoken(
        weekdays=[_forms([*day.words, *day.short]) for day in told.weekdays],
        months=[_forms(month) for month in told.months],
        now=_forms(told.now),
        ahead=[_forms(day) for day in (told.today, told.tomorrow, told.day_after_tomorrow)],
        ordinals={form: number for number, one in told.ordinals.items() for form in _forms(one)},
        holidays={
            tuple(words(called)): when
            for when, names in holidays().yearly.items()
            for called in names.get("called", ())
        },
    )


def _forms(written: Iterable[str]) -> Forms:
    return tuple(spelt for form in written if len(spelt_all := words(form)) == 1 for spelt in spelt_all)

"""Which days a question names: the next ones there are, today among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from rag.calendar.days import WAYS, find_days
from rag.calendar.lexemes import Row, row_of
from rag.calendar.reckoning import LEAP_YEARS, YEAR, Reckoning

NOW, NOWADAYS = "BG"
"""Kinds of `rag.calendar.lexemes`."""
_WAYS = WAYS - {"weeks", "next_week", "this_week", "weekend", "workdays"}
"""What names more days than one answer tells, and «выходной», which is asked for as often as it is named,
are left to the words of the business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """`used`: places of the words that name them, or the present moment."""

    days: Sequence[date]
    by_weekday: frozenset[date]
    """Those that come again in a week."""
    used: frozenset[int]


def named_days(told: Sequence[str], today: date) -> NamedDays:
    """`told` as `grams.words` spells them."""
    reckoning = Reckoning(today=today, counts_today=True, lately=timedelta(), farthest=LEAP_YEARS * YEAR)
    row = row_of(" ".join(told))
    found, _ = find_days(_without_now(row), reckoning, ways=_WAYS)
    named = [one for one in found if one.days and one.days[0] >= today]
    spans = [(one.start, one.end) for one in named]
    spans += [(place, place + 1) for place, kind in enumerate(row.kinds) if kind in {NOW, NOWADAYS}]
    return NamedDays(
        days=list(dict.fromkeys(day for one in named for day in one.days)),
        by_weekday=frozenset(day for one in named if one.weekday is not None for day in one.days),
        used=frozenset(place for span in spans for place in _words(row, *span, told)),
    )


def _without_now(row: Row) -> Row:
    """The present moment is no day."""
    return Row(row.kinds.replace(NOW, NOWADAYS), row.lexemes)


def _words(row: Row, start: int, end: int, told: Sequence[str]) -> list[int]:
    """Places of the words at which these lexemes stand."""
    begins = list(accumulate((len(word) + 1 for word in told), initial=0))
    first, last = row.lexemes[start].start, row.lexemes[end - 1].end
    return [place for place, begin in enumerate(begins[:-1]) if first <= begin < last]

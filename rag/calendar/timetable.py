"""What stands in a timetable beside the names of days, from `rag/data/calendar`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from rag.calendar.lexicon import month_of, weekday_of
from rag.fitted import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    weekdays: Sequence[Sequence[str]]
    """Monday first: what shortens it in a timetable alone."""
    months: Sequence[Sequence[str]]
    every_day: Sequence[str]
    round_the_clock: Sequence[str]
    closed: Sequence[str]
    other_holidays: Sequence[str]

    def weekday(self, name: str) -> int | None:
        """Monday is 0."""
        return _first(weekday_of(name), _place(name, self.weekdays))

    def month(self, name: str) -> int | None:
        return _first(month_of(name), _place(name, ((), *self.months)))


@cache
def timetable() -> Timetable:
    return Timetable(**yaml.safe_load((DATA / "calendar" / "timetable.yaml").read_text("utf-8")))


def _first(spoken: int | None, shortened: int | None) -> int | None:
    return shortened if spoken is None else spoken


def _place(name: str, shortened: Sequence[Sequence[str]]) -> int | None:
    return next((number for number, short in enumerate(shortened) if name in short), None)

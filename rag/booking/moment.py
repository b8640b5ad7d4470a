"""When a client wants to come, as it was read, and what it was read against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from desk.booking import TimeSpan

Opening = Callable[[date], Sequence[tuple[time, time]] | None]
"""When the business is open on a day: never on an empty one, unknown with None."""


class Problem(StrEnum):
    IMPOSSIBLE = "impossible"  # no such day in the calendar
    MISMATCH = "mismatch"  # the weekday is not that of the date
    PAST = "past"  # the day is over
    PAST_HOUR = "past-hour"
    CLOSED = "closed"  # a day off
    CLOSED_HOUR = "closed-hour"
    UNCLEAR_HOUR = "unclear-hour"  # before noon or after


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`span` is None when no time was named; `problem` says why what was named can't be. `places` are what
    was read, in characters of the text."""

    days: tuple[date, ...] = ()
    span: TimeSpan | None = None
    problem: Problem | None = None
    about: date | None = None
    """The day that the problem is about."""
    hour: time | None = None
    """The hour that the problem is about."""
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """What the words are read against. `days` are known from before, `hour` waits for its half of the day;
    `day_alone`, `hour_alone`: what a mere number means."""

    now: datetime
    zone: ZoneInfo
    opening: Opening
    days: tuple[date, ...] = ()
    hour: time | None = None
    day_alone: bool = False
    hour_alone: bool = False

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

"""When a client wants to come: days and hours of a text by the clock of the business, and what is wrong
with them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from desk.booking import TimeSpan
from rag.booking.days import Days, find_days
from rag.booking.hours import Clock, Hours, find_hours, possible
from rag.booking.lexemes import Row, row_of

Opening = Callable[[date], Sequence[tuple[time, time]] | None]
"""When the business is open on a day: never on an empty one, unknown with None."""

USUALLY_OPEN = (time(8), time(20))
"""What tells five in the afternoon from five in the morning where the hours of the business are unknown."""

_SOON = (
    re.compile(r"t(?P<a>N?)(?P<unit>[HI])"),
    re.compile(r"(?P<a>N?)(?P<unit>R)f"),
    re.compile(r"tN?(?P<unit>J)|(?P<half>J)f"),
    re.compile(r"t(?P<a>N)(?P<unit>i)"),
)


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


def read_when(text: str, asker: Asker) -> When:
    row = row_of(text)
    soon = _soon(row, asker)
    if soon is not None:
        return soon
    found, rest = find_days(row, asker.today, alone=asker.day_alone)
    hours = find_hours(rest, alone=asker.hour_alone)
    read = _read_days(row, found, asker)
    if read.problem is None:
        read = _read_hours(read, hours, asker)
    if read.problem is None and read.span is None and "w" in row.kinds:
        read = replace(read, span=TimeSpan())
    spans = [*((one.start, one.end) for one in found), *((one.start, one.end) for one in hours)]
    return replace(read, places=tuple(_place(row, start, end) for start, end in spans))


def _soon(row: Row, asker: Asker) -> When | None:
    """«через два часа», «жарты сағаттан кейін»: by the clock that runs on, whatever summer time does."""
    match = next(filter(None, (pattern.search(row.kinds) for pattern in _SOON)), None)
    if match is None:
        return None
    start, named = match.start("a") if "a" in match.re.groupindex else -1, match.groupdict()
    number = row.lexemes[start].value if named.get("a") else 1
    unit = {"i": 1, "J": 30}.get(named.get("unit") or "J", 60)
    moment = asker.now.astimezone(UTC) + timedelta(minutes=unit * (number if isinstance(number, int) else 1))
    local = moment.astimezone(asker.zone)
    at = local.time().replace(second=0, microsecond=0)
    return When(days=(local.date(),), span=TimeSpan(start=at, end=at), places=(_place(row, *match.span()),))


def _place(row: Row, start: int, end: int) -> tuple[int, int]:
    return row.lexemes[start].start, row.lexemes[end - 1].end


def _read_days(row: Row, found: Sequence[Days], asker: Asker) -> When:
    """The days named last, together with those joined to them by «или». Of a weekday and a date side by side
    both must hold."""
    if not found:
        return When()
    meant = [found[-1]]
    for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        between = row.kinds[before.end : after.start]
        if "y" not in between and not (len(between) <= 1 and _agree(before, after)):
            if len(between) <= 1 and _disagree(before, after):
                return When(problem=Problem.MISMATCH, about=_dated(before, after))
            break
        meant.append(before)
    if not all(one.days for one in meant):
        return When(problem=Problem.IMPOSSIBLE)
    return _possible(sorted({day for one in meant for day in one.days}), asker)


def _agree(one: Days, other: Days) -> bool:
    return bool(one.days) and one.days == other.days


def _disagree(one: Days, other: Days) -> bool:
    """«в среду 26-го», and the 26th is a Thursday."""
    dates = [days.days[0].weekday() for days in (one, other) if days.weekday is None and len(days.days) == 1]
    names = [days.weekday for days in (one, other) if days.weekday is not None]
    return len(dates) == len(names) == 1 and dates != names


def _dated(one: Days, other: Days) -> date:
    return (one if one.weekday is None else other).days[0]


def _possible(days: Sequence[date], asker: Asker) -> When:
    ahead = [day for day in days if day >= asker.today]
    if not ahead:
        return When(problem=Problem.PAST, about=days[-1])
    open_ = tuple(day for day in ahead if asker.opening(day) != [])
    if not open_:
        return When(problem=Problem.CLOSED, about=ahead[0])
    return When(days=open_)


def _read_hours(read: When, found: Sequence[Hours], asker: Asker) -> When:
    if not found:
        return read
    named = [hours for hours in found if hours.clocks]
    part = next((hours.part for hours in found if hours.part), None)
    if not named and part and asker.hour:
        clock = Clock(asker.hour.hour, asker.hour.minute, twelve=True, part=part)
        named = [Hours(0, 0, "at", (clock,))]
    if not named:
        return _of_part(read, found[-1], asker)
    last = named[-1]
    shared = part or next((clock.part for clock in last.clocks if clock.part), None)
    clocks = [clock if clock.part else replace(clock, part=shared) for clock in last.clocks]
    if last.name in {"span", "either"}:
        return _of_two(read, clocks, asker)
    return _of_one(read, last.name, clocks[0], asker)


def _of_part(read: When, hours: Hours, asker: Asker) -> When:
    part = hours.part
    if part is None:
        return read
    end = time(part.end) if part.end < 24 else time(23, 59)
    if _over(read, end, asker):
        return replace(read, problem=Problem.PAST_HOUR, about=asker.today, hour=end)
    return replace(read, span=TimeSpan(start=time(part.start), end=end, part=part.name))


def _of_two(read: When, clocks: Sequence[Clock], asker: Asker) -> When:
    starts = _open(_times(clocks[0]), read, asker) or _times(clocks[0])
    start = starts[0]
    end = next((one for one in _times(clocks[1]) if one > start), None)
    if end is None:
        return replace(read, problem=Problem.UNCLEAR_HOUR)
    return replace(read, span=TimeSpan(start=start, end=end))


def _of_one(read: When, name: str, clock: Clock, asker: Asker) -> When:
    said = _times(clock)
    fitting = _open(said, read, asker)
    ahead = [one for one in fitting if not _over(read, one, asker)]
    if fitting and not ahead:
        return replace(read, problem=Problem.PAST_HOUR, about=asker.today, hour=fitting[-1])
    if len(ahead) > 1:
        return replace(read, problem=Problem.UNCLEAR_HOUR, hour=said[0])
    if not ahead:
        return replace(
            read, problem=Problem.CLOSED_HOUR, about=next(iter(_days(read, asker)), None), hour=said[-1]
        )
    at = ahead[0]
    span = {"after": TimeSpan(start=at), "before": TimeSpan(end=at)}.get(name, TimeSpan(start=at, end=at))
    return replace(read, span=span)


def _times(clock: Clock) -> list[time]:
    return [time(hour, clock.minute) for hour in possible(clock)]


def _open(times: Sequence[time], read: When, asker: Asker) -> list[time]:
    """Those at which the business is open on one of the days; else of two the one by day."""
    hours = [asker.opening(day) for day in _days(read, asker)]
    known = [opens for opens in hours if opens is not None]
    if not known:
        by_day = [one for one in times if USUALLY_OPEN[0] <= one < USUALLY_OPEN[1]]
        return by_day or list(times)
    return [one for one in times if any(opens <= one < closes for spans in known for opens, closes in spans)]


def _days(read: When, asker: Asker) -> Sequence[date]:
    """The days in question; while none is known those of the coming week."""
    return read.days or asker.days or [asker.today + timedelta(days=ahead) for ahead in range(7)]


def _over(read: When, at: time, asker: Asker) -> bool:
    """Today, and that hour has passed."""
    days = read.days or asker.days
    return tuple(days) == (asker.today,) and at <= asker.now.astimezone(asker.zone).time()

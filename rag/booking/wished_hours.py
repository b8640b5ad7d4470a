"""At which hours a client wants to come, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from desk.booking import TimeSpan
from rag.booking.clocks import Clock, possible
from rag.booking.hours import Hours
from rag.booking.moment import Asker, Problem, When

USUALLY_OPEN = (time(8), time(20))
"""What tells five in the afternoon from five in the morning where the hours of the business are unknown."""


def read_hours(read: When, found: Sequence[Hours], asker: Asker) -> When:
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

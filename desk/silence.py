"""When a tenant's clients are silent for longer than is usual for that tenant.

All by whole hours of the tenant's week:
- an hour of the week is usual when clients wrote in it in at least half of the last four weeks;
- a silence is as long as the usual hours in it that passed without a word, so nights, days off and quiet
  afternoons do not count;
- each week has its longest silence; the habit is the longest of these, the oddest week left out;
- a silence is unusual when it is longer than the habit, three usual hours or more, and this hour is a
  usual one: nobody is woken at night.

With less than two whole weeks of history nothing is unusual yet.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta, tzinfo

HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)
MOST_WEEKS = 4
LEAST_WEEKS = 2
LEAST_HOURS = 3
LOOK_BACK = (MOST_WEEKS + 1) * WEEK
"""More than the weeks that are compared, to know that the oldest of them is whole."""

IsUsual = Callable[[datetime], bool]


def is_unusual(heard: AbstractSet[datetime], now: datetime, zone: tzinfo) -> bool:
    """`heard`: the beginnings of the hours within `LOOK_BACK` in which clients wrote; `zone`: the tenant's."""
    if not heard:
        return False
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    weeks = min(MOST_WEEKS, (now - min(heard)) // WEEK)
    if weeks < LEAST_WEEKS or this_hour in heard:
        return False
    past = [this_hour - HOUR * back for back in range(weeks * (WEEK // HOUR), 0, -1)]
    usual = _usual(past, heard, zone)
    if not usual(this_hour):
        return False
    habit, silence = _silences(past, heard, usual)
    return silence >= LEAST_HOURS and silence > habit


def _usual(past: Sequence[datetime], heard: AbstractSet[datetime], zone: tzinfo) -> IsUsual:
    def of_week(hour: datetime) -> tuple[int, int]:
        local = hour.astimezone(zone)
        return local.weekday(), local.hour

    weeks = len(past) // (WEEK // HOUR)
    written = Counter(of_week(hour) for hour in past if hour in heard)
    return lambda hour: written[of_week(hour)] * 2 >= weeks


def _silences(past: Sequence[datetime], heard: AbstractSet[datetime], usual: IsUsual) -> tuple[int, int]:
    """The habit, and the silence that goes on; both in usual hours."""
    longest = [0] * (len(past) // (WEEK // HOUR))
    silence = 0
    for place, hour in enumerate(past):
        if hour in heard:
            week = place // (WEEK // HOUR)
            longest[week], silence = max(longest[week], silence), 0
        elif usual(hour):
            silence += 1
    longest.sort()
    return longest[-2] if len(longest) > LEAST_WEEKS else longest[-1], silence

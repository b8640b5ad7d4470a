"""When a tenant's clients are silent for longer than is usual for that tenant.

All by whole hours of the tenant's week, in the four weeks before the last message:
- an hour of the week is usual when clients wrote in it in at least half of these weeks;
- a silence is as long as the usual hours in it that passed without a word, so nights, days off and quiet
  afternoons do not count;
- each week has its longest silence; the habit is the longest of these, the oddest week left out;
- the present silence is unusual when it is longer than the habit, three usual hours or more, and this hour
  is a usual one: nobody is woken at night.

With less than two whole weeks of history nothing is unusual yet.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta, tzinfo

HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)
HOURS_A_WEEK = WEEK // HOUR
MOST_WEEKS = 4
LEAST_WEEKS = 2
LEAST_HOURS = 3
LOOK_BACK = (MOST_WEEKS + 1) * WEEK
"""More than the weeks that are compared: a silence may go on for days."""

IsUsual = Callable[[datetime], bool]


def is_unusual(heard: AbstractSet[datetime], now: datetime, zone: tzinfo) -> bool:
    """`heard`: the beginnings of the hours within `LOOK_BACK` in which clients wrote."""
    if not heard:
        return False
    last = max(heard)
    weeks = min(MOST_WEEKS, (last - min(heard)) // WEEK)
    if weeks < LEAST_WEEKS:
        return False
    past = list(_hours(last - weeks * WEEK + HOUR, last + HOUR))
    is_usual = _usual(past, heard, zone)
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    silence = sum(map(is_usual, _hours(last + HOUR, this_hour)))
    return is_usual(this_hour) and silence >= LEAST_HOURS and silence > _habit(past, heard, is_usual)


def _hours(since: datetime, until: datetime) -> Iterator[datetime]:
    return (since + HOUR * number for number in range((until - since) // HOUR))


def _usual(past: Sequence[datetime], heard: AbstractSet[datetime], zone: tzinfo) -> IsUsual:
    def of_week(hour: datetime) -> tuple[int, int]:
        local = hour.astimezone(zone)
        return local.weekday(), local.hour

    weeks = len(past) // HOURS_A_WEEK
    written = Counter(of_week(hour) for hour in past if hour in heard)
    return lambda hour: written[of_week(hour)] * 2 >= weeks


def _habit(past: Sequence[datetime], heard: AbstractSet[datetime], is_usual: IsUsual) -> int:
    """In usual hours."""
    longest = [0] * (len(past) // HOURS_A_WEEK)
    silence = 0
    for place, hour in enumerate(past):
        if hour in heard:
            week = place // HOURS_A_WEEK
            longest[week], silence = max(longest[week], silence), 0
        elif is_usual(hour):
            silence += 1
    longest.sort()
    return longest[-2] if len(longest) > LEAST_WEEKS else longest[-1]

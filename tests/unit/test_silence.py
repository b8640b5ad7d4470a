"""An unusual silence is one that this tenant's own weeks do not know."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desk.silence import is_unusual

ZONE = ZoneInfo("Asia/Almaty")
MONDAY = datetime(2026, 3, 30, tzinfo=ZONE)
"""Midnight of the week that is looked at; four weeks of history stand before it."""

Opens = Callable[[datetime], bool]


def daily(hour: datetime) -> bool:
    """Clients write from nine in the morning until nine in the evening."""
    return 9 <= hour.hour < 21


def on_weekdays(hour: datetime) -> bool:
    return daily(hour) and hour.weekday() < 5


def calm_every_other_week(hour: datetime) -> bool:
    """Every fourth hour then."""
    calm = (hour - MONDAY) // timedelta(weeks=1) % 2
    return daily(hour) and (not calm or hour.hour % 4 == 1)


def heard(
    opens: Opens, until: datetime, *, weeks: float = 5, but: Collection[datetime] = ()
) -> set[datetime]:
    """The hours before `until` in which somebody wrote."""
    hours = [until - timedelta(hours=back) for back in range(1, int(weeks * 168))]
    return {hour for hour in hours if opens(hour.astimezone(ZONE)) and hour not in but}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("opens", "last", "now", "unusual"),
    [
        (daily, at(1, 12), at(1, 15, 5), True),
        (daily, at(1, 12), at(1, 14, 55), False),
        (daily, at(1, 20), at(2, 3), False),
        (daily, at(1, 18), at(1, 23), False),
        (daily, at(1, 18), at(2, 5), False),
        (daily, at(1, 18), at(2, 9, 5), True),
        (daily, at(1, 21), at(2, 11, 59), False),
        (daily, at(1, 21), at(2, 12, 1), True),
        (on_weekdays, at(4, 21), at(5, 15), False),
        (on_weekdays, at(4, 21), at(6, 20), False),
        (on_weekdays, at(4, 21), at(7, 12, 1), True),
    ],
    ids=[
        "three usual hours are over",
        "they are not yet",
        "a night",
        "late in the evening, though three usual hours are over",
        "the same, early in the morning",
        "the same, when the day begins",
        "the morning counts by itself",
        "and then it is enough",
        "a day off",
        "the second one",
        "the first working day after it",
    ],
)
def test_a_silence_counts_in_usual_hours(opens: Opens, last: datetime, now: datetime, unusual: bool) -> None:
    """`last`: the end of the last hour in which somebody wrote."""
    assert is_unusual(heard(opens, last), now, ZONE) is unusual


def test_who_is_often_silent_for_hours_is_given_longer() -> None:
    """Where three silent hours are known from other weeks, it takes four."""
    hours = heard(calm_every_other_week, at(1, 12))
    assert not is_unusual(hours, at(1, 15, 5), ZONE)
    assert is_unusual(hours, at(1, 16, 5), ZONE)


def test_one_odd_week_is_no_habit() -> None:
    """A day without a word, two weeks ago, excuses no silence today."""
    holiday = {at(-12, hour) for hour in range(24)}
    assert is_unusual(heard(daily, at(1, 12), but=holiday), at(1, 15, 5), ZONE)


def test_two_weeks_are_needed_to_know_a_habit() -> None:
    assert not is_unusual(heard(daily, at(1, 12), weeks=1.9), at(1, 15, 5), ZONE)
    assert is_unusual(heard(daily, at(1, 12), weeks=2.2), at(1, 15, 5), ZONE)


def test_where_nobody_ever_wrote_nothing_is_unusual() -> None:
    assert not is_unusual(set(), at(1, 15), ZONE)


def test_a_week_without_a_word_is_still_unusual() -> None:
    """The silence itself does not become the habit."""
    assert is_unusual(heard(daily, at(-6, 12)), at(1, 15, 5), ZONE)

"""When a business is open, by its own clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desk.hours import CLOSED, ROUND_THE_CLOCK, Day, Ground, Hours, Interval, Timetable

ALMATY, BERLIN = ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin")
DAYTIME: Day = (Interval(opens=10 * 60, closes=20 * 60),)
SHORT: Day = (Interval(opens=11 * 60, closes=18 * 60),)
NIGHT: Day = (Interval(opens=22 * 60, closes=28 * 60),)
WITH_BREAK: Day = (Interval(opens=9 * 60, closes=13 * 60), Interval(opens=14 * 60, closes=18 * 60))
SALON = Hours(week=(*[DAYTIME] * 5, SHORT, CLOSED))


def timetable(hours: Hours, zone: ZoneInfo = ALMATY, holidays: tuple[date, ...] = ()) -> Timetable:
    return Timetable(hours, zone, lambda day: day in holidays)


def at(zone: ZoneInfo, *moment: int, fold: int = 0) -> datetime:
    """As the database tells the time: in UTC."""
    return datetime(*moment, tzinfo=zone, fold=fold).astimezone(UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("hour", "minute", "closes"), [(9, 59, None), (10, 0, 20), (19, 59, 20), (20, 0, None)]
)
def test_it_is_open_from_the_first_minute_to_the_last(hour: int, minute: int, closes: int | None) -> None:
    """The opening minute belongs to the day, the closing minute no more."""
    current = timetable(SALON).current(at(ALMATY, 2026, 11, 23, hour, minute))
    assert (current and current.closes) == (at(ALMATY, 2026, 11, 23, closes, 0) if closes else None)


def test_the_day_is_that_of_the_business() -> None:
    """Sunday evening in UTC is Monday morning in Almaty."""
    monday = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    assert timetable(SALON).today(monday) == date(2026, 11, 23)
    following = timetable(SALON).following(monday)
    assert following is not None
    assert following.opens == at(ALMATY, 2026, 11, 23, 10, 0)


def test_a_night_belongs_to_the_evening_before() -> None:
    """At two in the morning a bar is open until four, though today it opens at ten in the evening."""
    bar = timetable(Hours(week=(*[CLOSED] * 4, NIGHT, NIGHT, CLOSED)))
    current = bar.current(at(ALMATY, 2026, 11, 29, 2, 0))
    assert current is not None
    assert current.closes == at(ALMATY, 2026, 11, 29, 4, 0)
    assert bar.current(at(ALMATY, 2026, 11, 29, 23, 0)) is None
    following = bar.following(at(ALMATY, 2026, 11, 29, 4, 0))
    assert following is not None
    assert following.opens == at(ALMATY, 2026, 12, 4, 22, 0)


def test_a_break_is_closed_and_ends_on_the_same_day() -> None:
    """Between two stretches of a day the next one is the afternoon."""
    clinic = timetable(Hours(week=(WITH_BREAK,) * 7))
    noon = at(ALMATY, 2026, 11, 23, 13, 30)
    assert clinic.current(noon) is None
    following = clinic.following(noon)
    assert following is not None
    assert following.opens == at(ALMATY, 2026, 11, 23, 14, 0)


def test_what_closes_when_it_opens_again_does_not_close() -> None:
    """Round the clock has no end; a weekend round the clock ends with it."""
    always = timetable(Hours(week=(ROUND_THE_CLOCK,) * 7)).current(at(ALMATY, 2026, 11, 23, 3, 0))
    assert always is not None
    assert always.closes is None
    weekend = timetable(Hours(week=(*[CLOSED] * 5, ROUND_THE_CLOCK, ROUND_THE_CLOCK)))
    current = weekend.current(at(ALMATY, 2026, 11, 28, 3, 0))
    assert current is not None
    assert current.closes == at(ALMATY, 2026, 11, 30, 0, 0)


@pytest.mark.parametrize(("day", "length"), [((2027, 3, 28), 23), ((2027, 10, 31), 25), ((2027, 6, 6), 24)])
def test_clocks_that_jump_do_not_move_the_closing_time(day: tuple[int, int, int], length: int) -> None:
    """A day of 23 or 25 hours opens and closes at the times on the door."""
    always_by_day = timetable(Hours(week=((Interval(opens=0, closes=23 * 60),),) * 7), BERLIN)
    current = always_by_day.current(at(BERLIN, *day, 12, 0))
    assert current is not None
    assert current.closes is not None
    assert current.closes.astimezone(BERLIN).hour == 23
    assert current.closes - current.opens == timedelta(hours=length - 1)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    """Closing at three after the clocks went back: both times it is half past two it is still open."""
    bar = timetable(Hours(week=((Interval(opens=20 * 60, closes=27 * 60),),) * 7), BERLIN)
    for fold in (0, 1):
        assert bar.current(at(BERLIN, 2027, 10, 31, 2, 30, fold=fold)) is not None
    assert bar.current(at(BERLIN, 2027, 10, 31, 3, 0)) is None


def test_a_leap_day_is_a_day() -> None:
    """29 February is reached from both sides and may be an exception of every year."""
    hours = Hours(week=(DAYTIME,) * 7, yearly={(2, 29): CLOSED})
    following = timetable(hours).following(at(ALMATY, 2028, 2, 28, 21, 0))
    assert following is not None
    assert following.opens == at(ALMATY, 2028, 3, 1, 10, 0)
    assert timetable(hours).on(date(2027, 2, 28)).intervals == DAYTIME


def test_a_public_holiday_is_no_promise_until_the_business_has_told() -> None:
    """The date itself wins, then what was told of holidays, and else nothing is certain."""
    holiday = date(2027, 3, 8)
    untold = timetable(SALON, holidays=(holiday,)).on(holiday)
    assert (untold.ground, untold.intervals) == (Ground.UNTOLD, DAYTIME)
    told = Hours(week=SALON.week, holidays=SHORT)
    assert timetable(told, holidays=(holiday,)).on(holiday).intervals == SHORT
    named = Hours(week=SALON.week, holidays=SHORT, yearly={(3, 8): CLOSED}, dates={holiday: DAYTIME})
    assert timetable(named, holidays=(holiday,)).on(holiday).intervals == DAYTIME
    assert timetable(named).on(date(2028, 3, 8)).ground is Ground.EXCEPTION


def test_who_never_opens_again_has_no_next_opening() -> None:
    """Three weeks of exceptions are not searched for ever."""
    closed = Hours(week=SALON.week, dates={date(2026, 11, 22) + timedelta(days=n): CLOSED for n in range(40)})
    assert timetable(closed).following(at(ALMATY, 2026, 11, 23, 12, 0)) is None

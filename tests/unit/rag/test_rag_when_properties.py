"""Whatever the day and the hour, each way to say them is read back."""

from datetime import date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as some

from desk.booking import TimeSpan
from tests.unit.rag.moments import ALMATY, when

MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
KAZAKH_MONTHS = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
WEEKDAYS = ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]
KAZAKH_WEEKDAYS = ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"]

NOWS = some.datetimes(datetime(2026, 1, 1), datetime(2032, 12, 31)).map(
    lambda now: now.replace(tzinfo=ALMATY)
)
AHEAD = some.integers(1, 300).map(lambda days: timedelta(days=days))
HOURS = some.integers(0, 23)
MINUTES = some.sampled_from([0, 5, 10, 15, 30, 45, 59])

DATES = (
    lambda day: f"{day.day} {MONTHS[day.month - 1]}",
    lambda day: f"{day.day}-го {MONTHS[day.month - 1]}",
    lambda day: f"на {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {KAZAKH_MONTHS[day.month - 1]}",
    lambda day: f"{KAZAKH_MONTHS[day.month - 1]}ның {day.day}-і",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
)


@given(NOWS, AHEAD, some.sampled_from(DATES))
def test_any_date_is_read_back(now: datetime, ahead: timedelta, phrased: object) -> None:
    """In every form, over the turn of a year and through leap years."""
    day = now.date() + ahead
    assert callable(phrased)
    assert when(phrased(day), now).days == (day,)


@given(NOWS, some.integers(0, 6), some.booleans())
def test_a_weekday_is_the_next_one(now: datetime, weekday: int, kazakh: bool) -> None:
    """Within a week, never today."""
    said = f"{KAZAKH_WEEKDAYS[weekday]}да" if kazakh else f"в {WEEKDAYS[weekday]}"
    (day,) = when(said, now).days
    assert day.weekday() == weekday
    assert timedelta(0) < day - now.date() <= timedelta(days=7)


@given(NOWS, HOURS, MINUTES, some.sampled_from(["завтра в {}", "ертең сағат {}", "завтра {}", "ертең {}-де"]))
def test_any_clock_time_by_day_is_read_back(now: datetime, hour: int, minute: int, phrased: str) -> None:
    """From eight to eight a clock has one meaning, and outside of it beyond twelve."""
    assume(hour >= 8)
    at = time(hour, minute)
    assert when(phrased.format(at.strftime("%H:%M")), now).span == TimeSpan(start=at, end=at)


@given(NOWS, some.integers(1, 40))
def test_days_ahead_are_counted(now: datetime, days: int) -> None:
    expected = (now.date() + timedelta(days=days),)
    assert when(f"через {days} дней", now).days == expected
    assert when(f"{days} күннен кейін", now).days == expected


@given(NOWS, some.text(max_size=60))
def test_nothing_a_client_types_breaks_the_reading(now: datetime, said: str) -> None:
    """Whatever is written, what is read is today or later, or a problem that can be told."""
    read = when(said, now)
    assert all(day >= now.astimezone(ALMATY).date() for day in read.days)


@given(
    NOWS,
    some.lists(
        some.sampled_from(
            [
                "в",
                "на",
                "с",
                "до",
                "после",
                "через",
                "или",
                "и",
                "не",
                "часов",
                "час",
                "дня",
                "утра",
                "5",
                "12",
                "31",
                "15-го",
                "2",
                "мая",
                "пятницу",
                "завтра",
                "вечером",
                "пол",
                "третьего",
                "сағат",
                "бесте",
                "үште",
                "кейін",
                "дейін",
                "ертең",
                "күні",
                "апта",
                "неделю",
                "-",
                "10:30",
                "31.02",
                "0",
                "24",
                "99",
            ]
        ),
        max_size=9,
    ).map(" ".join),
)
def test_no_order_of_such_words_breaks_the_reading(now: datetime, said: str) -> None:
    read = when(said, now, told=True)
    assert isinstance(read.days, tuple)
    assert all(isinstance(day, date) for day in read.days)

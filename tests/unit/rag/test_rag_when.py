"""Days and hours as people say them, in Russian, Kazakh, both, and in Latin letters."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from desk.booking import TimeSpan
from rag.booking.moment import Problem
from rag.booking.when import read_when
from tests.unit.rag.moments import TUESDAY, asker, when

MOMENTS = yaml.safe_load((Path(__file__).parent / "data" / "moments.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("said", "means"), [(one["said"], one["means"]) for one in MOMENTS])
def test_what_people_say_is_read(said: str, means: str) -> None:
    """The first day, and the hour where one is said."""
    read = when(said)
    start = read.span.start if read.span else None
    hour = start.strftime(" %H:%M") if start and len(means) > len("2026-11-24") else ""
    assert f"{read.days[0]}{hour}" == means
    assert read.problem is None


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("завтра с 3 до 5", TimeSpan(start=time(15), end=time(17))),
        ("завтра между 3 и 5", TimeSpan(start=time(15), end=time(17))),
        ("завтра с 12 до 3", TimeSpan(start=time(12), end=time(15))),
        ("ертең 3-тен 5-ке дейін", TimeSpan(start=time(15), end=time(17))),
        ("завтра 12-14", TimeSpan(start=time(12), end=time(14))),
        ("только после шести вечера", TimeSpan(start=time(18))),
        ("ертең кешкі 6-дан кейін", TimeSpan(start=time(18))),
        ("завтра до двенадцати", TimeSpan(end=time(12))),
        ("в 3 или в 4", TimeSpan(start=time(15), end=time(16))),
        ("после обеда", TimeSpan(start=time(13), end=time(18), part="afternoon")),
        ("таңертең", TimeSpan(start=time(6), end=time(12), part="morning")),
    ],
)
def test_hours_may_be_a_stretch(said: str, span: TimeSpan) -> None:
    assert when(said).span == span


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("на выходных", [28, 29]),
        ("завтра или в субботу", [25, 28]),
        ("пн-ср", [30, 1, 2]),
        ("с 26 по 28 ноября", [26, 27, 28]),
        ("на этой неделе", [24, 25, 26, 27, 28, 29]),
        ("давайте не завтра, а в пятницу", [27]),
        ("завтра, а лучше в пятницу", [27]),
    ],
)
def test_several_days_may_suit(said: str, days: list[int]) -> None:
    """Those joined by «или» and stretches; of others the one named last counts."""
    assert [day.day for day in when(said).days] == days


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("31 июня", Problem.IMPOSSIBLE),
        ("30 февраля в 5", Problem.IMPOSSIBLE),
        ("29 февраля", Problem.IMPOSSIBLE),
        ("вчера", Problem.PAST),
        ("20 ноября", Problem.PAST),
        ("в среду 26-го", Problem.MISMATCH),
        ("в воскресенье", Problem.CLOSED),
        ("завтра в 9", Problem.CLOSED_HOUR),
        ("завтра в 21:00", Problem.CLOSED_HOUR),
        ("сегодня в 10 утра", Problem.PAST_HOUR),
    ],
)
def test_what_can_not_be_is_said_to_be_so(said: str, problem: Problem) -> None:
    assert when(said, told=True).problem is problem


def test_an_hour_of_twelve_is_the_one_by_day() -> None:
    """«в 5» is five in the afternoon where the business is open then; «в 5 утра» is what it says."""
    five = when("завтра в 5", told=True).span
    assert five == TimeSpan(start=time(17), end=time(17))
    assert when("завтра в 5 утра", told=True).problem is Problem.CLOSED_HOUR


def test_an_hour_that_may_be_either_is_asked_about() -> None:
    """Open from eight to midnight, «в 9» may be meant twice; «вечера» in the next message settles it."""
    late = replace(asker(), opening=lambda _: [(time(8), time(23))])
    unclear = read_when("завтра в 9", late)
    assert (unclear.problem, unclear.span) == (Problem.UNCLEAR_HOUR, None)
    settled = read_when("вечера", replace(late, hour=unclear.hour, days=unclear.days))
    assert settled.span == TimeSpan(start=time(21), end=time(21))


def test_of_days_that_suit_the_open_ones_are_kept() -> None:
    assert [day.day for day in when("в воскресенье или в понедельник", told=True).days] == [30]


def test_a_mere_number_is_what_was_asked_for() -> None:
    """«15» answers the day with a day and the hour with an hour; alone it is neither."""
    assert read_when("15", replace(asker(), day_alone=True)).days == (date(2026, 12, 15),)
    assert read_when("15", replace(asker(), hour_alone=True)).span == TimeSpan(start=time(15), end=time(15))
    assert when("15").places == ()


@pytest.mark.parametrize(
    "said",
    [
        "торт 5000 тенге",
        "на двоих",
        "87010000011",
        "маникюр и педикюр",
        "онда келейін",
        "он сказал",
        "2 ребёнка",
    ],
)
def test_other_numbers_and_words_are_no_time(said: str) -> None:
    """Neither a price, a phone, a cake nor the Russian «he» is read as an hour."""
    assert (when(said).days, when(said).span) == ((), None)


def test_a_leap_day_is_there_in_its_years() -> None:
    winter = datetime(2027, 12, 1, 9, 0, tzinfo=ZoneInfo("Asia/Almaty"))
    assert when("29 февраля", winter).days == (date(2028, 2, 29),)


def test_the_year_turns() -> None:
    """In December a day of January is the next year's; in January one of December has just passed."""
    december = datetime(2026, 12, 30, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))
    assert when("3 января", december).days == (date(2027, 1, 3),)
    assert when("послезавтра", december).days == (date(2027, 1, 1),)
    january = datetime(2027, 1, 3, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))
    assert when("28 декабря", january).problem is Problem.PAST


def test_today_is_todays_date_where_the_business_is() -> None:
    """At 23:30 in Almaty «завтра» is the next day there, though it is still the same day in UTC."""
    night = datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("UTC"))
    assert when("завтра", night).days == (date(2026, 11, 25),)
    after_midnight = datetime(2026, 11, 24, 19, 30, tzinfo=ZoneInfo("UTC"))
    assert when("завтра", after_midnight).days == (date(2026, 11, 26),)


def test_hours_run_on_through_summer_time() -> None:
    """«через 2 часа» is two hours later although the clock on the wall says three."""
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2027, 3, 28, 1, 30, tzinfo=berlin)
    read = read_when("через 2 часа", replace(asker(before), zone=berlin))
    assert (read.days, read.span) == ((date(2027, 3, 28),), TimeSpan(start=time(4, 30), end=time(4, 30)))


def test_half_of_what_was_read_can_be_told_from_the_rest() -> None:
    """The places of day and hour are known, so that the rest is the service and the name."""
    said = "маникюр завтра в 3"
    assert [said[start:end] for start, end in when(said).places] == ["завтра", "в 3"]


def test_the_clock_is_a_tuesday() -> None:
    assert TUESDAY.strftime("%A") == "Tuesday"

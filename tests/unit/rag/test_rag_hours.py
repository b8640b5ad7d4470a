"""Working hours as owners type them."""

from datetime import date

import pytest

from desk.hours import DAY, Hours, clock
from rag.calendar.holidays import holidays
from rag.ingest import IngestError
from rag.ingest.hours import read_week, with_exceptions


def shown(text: str) -> str:
    """A week as «10:00-20:00|…», Monday first."""
    return "|".join(
        "+".join(f"{clock(one.opens)}-{clock(one.closes)}" for one in day) for day in read_week(text)
    )


DAYTIME = "10:00-20:00"


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("пн-пт 10:00-20:00, сб 11:00-18:00, вс выходной", "|".join([DAYTIME] * 5 + ["11:00-18:00", ""])),
        ("дс-жм 10.00–20.00; сенбі 11-18; жс демалыс", "|".join([DAYTIME] * 5 + ["11:00-18:00", ""])),
        ("Ежедневно с 10 до 20", "|".join([DAYTIME] * 7)),
        ("будни 10-20", "|".join([DAYTIME] * 5 + ["", ""])),
        ("пн, ср 9-13, 14-18", "9:00-13:00+14:00-18:00||9:00-13:00+14:00-18:00||||"),
        ("сб-пн 10-20", "|".join([DAYTIME, "", "", "", "", DAYTIME, DAYTIME])),
        ("пт 22:00-04:00", "||||22:00-4:00||"),
        ("вс круглосуточно", "||||||0:00-24:00"),
    ],
)
def test_a_week_is_read_as_it_is_written(text: str, week: str) -> None:
    """Ranges, lists, breaks and nights, in Russian and Kazakh; days that are not named are days off."""
    assert shown(text) == week


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10-20", "не сказано, в какие дни"),
        ("пн-пт", "не сказаны часы"),
        ("пн 25-30", "такого времени не бывает"),
        ("хх 10-20", "не день недели"),
        ("пн 9-13, 12-18", "названы дважды"),
        ("вс выходной", "ни одного рабочего дня"),
    ],
)
def test_what_can_not_be_meant_is_one_sentence(text: str, message: str) -> None:
    """With an example of what to type."""
    with pytest.raises(IngestError, match=message):
        read_week(text)


def test_dates_of_every_year_and_of_one() -> None:
    """A range, a date with its year, and all the other holidays."""
    hours = with_exceptions(
        Hours(week=read_week("ежедневно 10-20")),
        "1-2 января выходной, 8 наурыз 11-18, 31.12.2026 10:00-16:00, остальные 12-17",
    )
    assert sorted(hours.yearly) == [(1, 1), (1, 2), (3, 8)]
    assert [day.isoformat() for day in hours.dates] == ["2026-12-31"]
    assert hours.holidays is not None
    assert hours.holidays[0].opens == DAY // 2
    assert with_exceptions(hours, "") == Hours(week=hours.week)
    with pytest.raises(IngestError, match="не дата"):
        with_exceptions(hours, "30 февраля выходной")


def test_public_holidays_have_names_in_both_languages() -> None:
    """Fixed days of every year and days announced for one."""
    known = holidays()
    assert date(2027, 3, 8) in known
    assert date(2026, 5, 27) in known
    assert date(2027, 5, 27) not in known
    assert known.name(date(2026, 5, 27), "kk") == "Құрбан айт"
    assert all(known.name(date(2027, month, day), "kk") for month, day in known.yearly)

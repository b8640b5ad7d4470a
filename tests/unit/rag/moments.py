"""What is read against a clock that stands still."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from rag.booking.moment import Asker, When
from rag.booking.when import read_when
from rag.language.detect import detect

ALMATY = ZoneInfo("Asia/Almaty")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ALMATY)
SUNDAY = 6
TEN_TO_EIGHT = [(time(10), time(20))]


def untold(_: date) -> Sequence[tuple[time, time]] | None:
    return None


def but_sundays(day: date) -> Sequence[tuple[time, time]] | None:
    return [] if day.weekday() == SUNDAY else TEN_TO_EIGHT


def asker(now: datetime = TUESDAY, *, told: bool = False) -> Asker:
    """`told`: open from ten to eight but on Sundays."""
    return Asker(now=now, zone=ALMATY, opening=but_sundays if told else untold)


def when(said: str, now: datetime = TUESDAY, *, told: bool = False) -> When:
    return read_when(detect(said, hint="ru").readable, asker(now, told=told))

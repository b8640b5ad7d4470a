"""The names of days and months, from `rag/data/calendar`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from rag.fitted import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    short: Sequence[str]
    """As a timetable has it, exactly."""
    words: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    weekdays: Sequence[Weekday]
    """Monday first."""
    months: Sequence[Sequence[str]]
    now: Sequence[str]
    today: Sequence[str]
    tomorrow: Sequence[str]
    day_after_tomorrow: Sequence[str]
    workdays: Sequence[str]
    """Monday to Friday."""
    every_day: Sequence[str]
    round_the_clock: Sequence[str]
    closed: Sequence[str]
    other_holidays: Sequence[str]
    ordinals: Mapping[int, Sequence[str]]


@cache
def calendar_words() -> CalendarWords:
    content: dict[str, Any] = yaml.safe_load((DATA / "calendar" / "words.yaml").read_text("utf-8"))
    weekdays = [Weekday(**one) for one in content.pop("weekdays")]
    return CalendarWords(weekdays=weekdays, **content)

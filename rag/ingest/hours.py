"""Working hours as an owner types them: «пн-пт 10:00-20:00, сб 11:00-18:00, вс выходной»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from desk.hours import CLOSED, DAY, ROUND_THE_CLOCK, Day, Hours, Interval
from rag.calendar.lexicon import workdays
from rag.calendar.timetable import timetable
from rag.ingest.errors import IngestError

_SEPARATOR = re.compile(r"[,;\n]+")
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = rf"(?<![\d.:-])(?:(?<!\w)с\s+)?{_CLOCK}\s*(?:[-–—]|до)\s*{_CLOCK}"
_SPANS = re.compile(rf"{_SPAN}(?:\s+{_SPAN})*$")
_DASH = re.compile(r"\s*[-–—]\s*")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?")
_WRITTEN = re.compile(r"(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?\s+([^\W\d]+)\.?(?:\s+(\d{4}))?")
LEAP_YEAR = 2024
"""29 February is a date too."""


def read_week(text: str) -> tuple[Day, ...]:
    """Seven days, Monday first; days that are not named are days off. Raises IngestError."""
    week: dict[int, Day] = {}
    for names, day in _pieces(text):
        for weekday in sorted({one for name in names for one in _weekdays(name)}):
            week[weekday] = _in_order((*week.get(weekday, ()), *day), text)
    if not any(week.values()):
        raise IngestError(f"«{text}»: ни одного рабочего дня; напишите, например, «пн-пт 10:00-20:00».")
    return tuple(week.get(weekday, CLOSED) for weekday in range(7))


def with_exceptions(hours: Hours, text: str) -> Hours:
    """The same week with these dates instead of those it had: «1 января выходной, 31.12.2026
    10:00-16:00, остальные 11:00-18:00». Raises IngestError."""
    dates: dict[date, Day] = {}
    yearly: dict[tuple[int, int], Day] = {}
    holidays: Day | None = None
    for names, day in _pieces(text) if text else ():
        hours_of_day = _in_order(day, text)
        for name in names:
            if name in timetable().other_holidays:
                holidays = hours_of_day
                continue
            for year, month, number in _dates(name):
                if year:
                    dates[date(year, month, number)] = hours_of_day
                else:
                    yearly[month, number] = hours_of_day
    return replace(hours, dates=dates, yearly=yearly, holidays=holidays)


def _pieces(text: str) -> Iterator[tuple[Sequence[str], Day]]:
    """Names of days with their hours; «пн, ср 10-20» names two, «пн 9-13, 14-18» is one day with a break."""
    named: list[str] = []
    told = True
    for piece in filter(None, (part.strip().lower() for part in _SEPARATOR.split(text))):
        name, day = _split(piece)
        if name:
            named = [name] if told else [*named, name]
        told = day is not None
        if day is not None:
            if not named:
                raise IngestError(f"«{piece}»: не сказано, в какие дни; напишите, например, «пн-пт {piece}».")
            yield named, day
    if not told:
        raise IngestError(f"«{', '.join(named)}»: не сказаны часы; напишите «10:00-20:00» или «выходной».")


def _split(piece: str) -> tuple[str, Day | None]:
    words = timetable()
    for phrases, day in ((words.closed, CLOSED), (words.round_the_clock, ROUND_THE_CLOCK)):
        for phrase in sorted(phrases, key=len, reverse=True):
            if piece == phrase or piece.endswith(f" {phrase}"):
                return _name(piece.removesuffix(phrase)), day
    spans = _SPANS.search(piece)
    if spans is None:
        return _name(piece), None
    written = re.finditer(_SPAN, spans.group())
    return _name(piece[: spans.start()]), tuple(_interval(span, piece) for span in written)


def _name(text: str) -> str:
    return text.strip(" :—–-.")


def _interval(span: re.Match[str], piece: str) -> Interval:
    from_hour, from_minute, to_hour, to_minute = (int(part or 0) for part in span.groups())
    opens, closes = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    closes += DAY if closes <= opens else 0
    if max(from_minute, to_minute) >= 60 or max(from_hour, to_hour) > 24 or opens >= DAY:
        raise IngestError(f"«{piece}»: такого времени не бывает; напишите, например, «10:00-20:00».")
    return Interval(opens=opens, closes=closes)


def _in_order(day: Day, text: str) -> Day:
    ordered = tuple(sorted(day, key=lambda one: one.opens))
    if any(one.closes > later.opens for one, later in pairwise(ordered)):
        raise IngestError(f"«{text}»: одни и те же часы названы дважды.")
    return ordered


def _weekdays(name: str) -> Sequence[int]:
    """«пн-пт», «будни», «ежедневно», «суббота». Raises IngestError."""
    if name in timetable().every_day:
        return range(7)
    if workdays(name):
        return range(5)
    ends = [timetable().weekday(part.strip(". ")) for part in _DASH.split(name)]
    if None in ends or len(ends) > 2:
        raise IngestError(f"«{name}» — не день недели; дни пишутся так: пн, вт, ср, чт, пт, сб, вс.")
    first, last = int(ends[0] or 0), int(ends[-1] or 0)
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _dates(name: str) -> Sequence[tuple[int, int, int]]:
    """Year (0 for every year), month and day. Raises IngestError."""
    found = _written_dates(name)
    try:
        for year, month, day in found:
            date(year or LEAP_YEAR, month, day)
    except ValueError:
        found = []
    if not found:
        raise IngestError(f"«{name}» — не дата; даты пишутся так: 8 марта, 31.12.2026, остальные.")
    return found


def _written_dates(name: str) -> Sequence[tuple[int, int, int]]:
    if iso := _ISO.fullmatch(name):
        year, month, day = map(int, iso.groups())
        return [(year, month, day)]
    if dotted := _DOTTED.fullmatch(name):
        day, month, year = (int(part or 0) for part in dotted.groups())
        return [(year, month, day)]
    written = _WRITTEN.fullmatch(name)
    month = (timetable().month(written.group(3)) if written else None) or 0
    if not written or not month:
        return []
    first, last = int(written.group(1)), int(written.group(2) or written.group(1))
    return [(int(written.group(4) or 0), month, day) for day in range(first, last + 1)]

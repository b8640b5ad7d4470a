"""When a client wants to come: days and hours of a text by the clock of the business."""

import re
from dataclasses import replace
from datetime import UTC, timedelta

from desk.booking import TimeSpan
from rag.booking.hours import find_hours
from rag.booking.moment import Asker, When
from rag.booking.wished_days import read_days
from rag.booking.wished_hours import read_hours
from rag.calendar.days import find_days
from rag.calendar.lexemes import Row, row_of
from rag.calendar.reckoning import Reckoning

_SOON = (
    re.compile(r"t(?P<a>N?)(?P<unit>[HI])"),
    re.compile(r"(?P<a>N?)(?P<unit>R)f"),
    re.compile(r"tN?(?P<unit>J)|(?P<half>J)f"),
    re.compile(r"t(?P<a>N)(?P<unit>i)"),
)


def read_when(text: str, asker: Asker) -> When:
    row = row_of(text)
    soon = _soon(row, asker)
    if soon is not None:
        return soon
    found, rest = find_days(row, Reckoning(today=asker.today), alone=asker.day_alone)
    hours = find_hours(rest, alone=asker.hour_alone)
    read = read_days(row, found, asker)
    if read.problem is None:
        read = read_hours(read, hours, asker)
    if read.problem is None and read.span is None and "w" in row.kinds:
        read = replace(read, span=TimeSpan())
    spans = [*((one.start, one.end) for one in found), *((one.start, one.end) for one in hours)]
    return replace(read, places=tuple(_place(row, start, end) for start, end in spans))


def _soon(row: Row, asker: Asker) -> When | None:
    """«через два часа», «жарты сағаттан кейін»: by the clock that runs on, whatever summer time does."""
    match = next(filter(None, (pattern.search(row.kinds) for pattern in _SOON)), None)
    if match is None:
        return None
    start, named = match.start("a") if "a" in match.re.groupindex else -1, match.groupdict()
    number = row.lexemes[start].value if named.get("a") else 1
    unit = {"i": 1, "J": 30}.get(named.get("unit") or "J", 60)
    moment = asker.now.astimezone(UTC) + timedelta(minutes=unit * (number if isinstance(number, int) else 1))
    local = moment.astimezone(asker.zone)
    at = local.time().replace(second=0, microsecond=0)
    return When(days=(local.date(),), span=TimeSpan(start=at, end=at), places=(_place(row, *match.span()),))


def _place(row: Row, start: int, end: int) -> tuple[int, int]:
    return row.lexemes[start].start, row.lexemes[end - 1].end

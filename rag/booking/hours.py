"""Which hours a text names: an hour, from one to another, after, before, or a part of the day."""

import re
from dataclasses import dataclass

from rag.booking.clocks import Clock, clock_at
from rag.calendar.forms import Part
from rag.calendar.lexemes import Row

_CORE = r"(?:C|L|hO?|qO|b[Nq]i?N|Nj|N[HI](?:Ni)?|U|N|I)"
_ATOM = rf"(?:P,?[vn]?)?(?:Hv?)?v?{_CORE}l?H?[vn]?[PZ]?"
_MARKED = (
    r"(?:P,?[vn]?)?(?:Hv?)?v?(?:C|L|hO?|qO|b[Nq]i?N|Nj|N[HI](?:Ni)?)l?[vn]?[PZ]?",
    r"(?:P,?[vn]?(?:Hv?)?v?|H[vn]?|Hv)[NUI]l?[PZ]?",
    r"(?:Hv?)?v[NI]l?H?[vn]?[PZ]?",
    r"[NI][vn]?[PZ]",
    r"Nl[PZ]?|Nu(?![_zM])|n[NI](?![_NzgM])",
)
_PATTERNS = (
    ("span", rf"s(?P<a>{_ATOM})[d&-][vn]?(?P<b>{_ATOM})"),
    ("span", r"(?P<a>(?:P,?)?H?(?:N|U|C))a?-?(?P<b>H?(?:N|U|C))u?d"),
    ("span", r"(?P<a>(?:P,?)?[vn]?(?:N|C))-(?P<b>(?:N|C)H?[PZ]?)(?![_M])"),
    ("after", rf"f[vn]?(?P<a>{_ATOM})"),
    ("after", rf"(?P<a>(?:P,?)?H?{_CORE})af|sv?(?P<b>{_ATOM})(?![d&])"),
    ("before", rf"d(?P<a>{_ATOM})"),
    ("before", rf"(?P<a>(?:P,?)?H?{_CORE})ud"),
    ("either", rf"[vn]?(?P<a>{_ATOM})y[vn]?(?P<b>{_ATOM})"),
    *(("at", rf"(?P<a>{marked})") for marked in _MARKED),
    ("part", r"(?P<a>P)"),
)
_GRAMMAR = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_BARE = re.compile(r"[,_#]*[vn]?(?P<a>N)[,]*")
_BESIDE_A_DAY = re.compile(r"(?:#[vn,]?|^)(?P<a>[NI])(?:u|(?=$|,|#))")


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours named at lexemes `start` to `end`: `name` is at, span, after, before, either or part."""

    start: int
    end: int
    name: str
    clocks: tuple[Clock, ...]
    part: Part | None = None


def find_hours(row: Row, *, alone: bool) -> list[Hours]:
    """In the order of the text. `alone`: a mere number is an hour; beside a day it always is."""
    found: list[Hours] = []
    for name, pattern in _GRAMMAR:
        row = _apply(name, pattern, row, found)
    bare = (_BARE.fullmatch(row.kinds) if alone else None) or _beside_a_day(row)
    if bare and not any(hours.clocks for hours in found):
        found += _hours("at", bare, row)
    return sorted(found, key=lambda hours: hours.start)


def _beside_a_day(row: Row) -> re.Match[str] | None:
    return _BESIDE_A_DAY.search(row.kinds) if "#" in row.kinds else None


def _apply(name: str, pattern: re.Pattern[str], row: Row, found: list[Hours]) -> Row:
    for match in pattern.finditer(row.kinds):
        read = _hours(name, match, row)
        found += read
        row = row.without(*match.span()) if read else row
    return row


def _hours(name: str, match: re.Match[str], row: Row) -> list[Hours]:
    """Nothing when what stands there is no hour after all."""
    start, end = match.span()
    if name == "part":
        part = row.lexemes[start].value
        return [Hours(start, end, name, (), part if isinstance(part, Part) else None)]
    spans = [match.span(key) for key in match.re.groupindex if match[key]]
    clocks = [clock_at(row, first, last) for first, last in spans]
    kept = tuple(clock for clock in clocks if clock)
    return [Hours(start, end, name, kept)] if kept and len(kept) == len(clocks) else []

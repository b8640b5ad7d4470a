"""Working hours as the team told them in so many words: «в субботу мы открыты до 18:00»."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desk.hours import CLOSED, DAY, Day, Hours, Interval
from desk.knowledge import KnowledgeItem
from rag.calendar.timetable import timetable
from rag.examining.claim import Claim, Kind
from rag.examining.claims import claims
from rag.facts.asked import OF_TIME, merely_asks
from rag.facts.limits import fact_limits
from rag.grams import words
from rag.understanding.parts import sentences

_CLAUSE = re.compile(r"[;,\n]+|[.!?…]+(?=\s|$)|\s(?:а|ал)\s")
_UNTIL = re.compile(r"\bдо\s*$|^\W*(?:[гкғқ][еа]\s+)?дейін\b", re.IGNORECASE | re.MULTILINE)
_SINCE = re.compile(r"\bсо?\s*$|^\W*(?:[дтн][еа]н\s+)?бастап\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """In minutes after midnight; None where it stays as it was. Neither: a day off."""

    opens: int | None = None
    closes: int | None = None

    def of(self, day: Day) -> Day:
        """As it was where the change does not fit it: who is said to close at six has to open first."""
        if not self.timed:
            return CLOSED
        if self.opens is not None and self.closes is not None:
            return _open(self.opens, self.closes) or day
        if not day:
            return day
        if self.closes is not None:
            kept = [one for one in day if one.opens < self.closes] or [day[0]]
            return (*kept[:-1], *(_open(kept[-1].opens, self.closes) or kept[-1:]))
        later = [one for one in day if one.closes > (self.opens or 0)] or [day[-1]]
        return (*(_open(self.opens or 0, later[0].closes) or later[:1]), *later[1:])

    def denies(self, other: "Change") -> bool:
        if not self.timed or not other.timed:
            return self != other
        pairs = ((self.opens, other.opens), (self.closes, other.closes))
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)

    def completed(self, other: "Change") -> Day | None:
        """The whole day, with what the other one knows of it; None where both leave something open."""
        if not self.timed:
            return CLOSED
        opens = other.opens if self.opens is None else self.opens
        closes = other.closes if self.closes is None else self.closes
        return (_open(opens, closes) or None) if opens is not None and closes is not None else None

    @property
    def timed(self) -> bool:
        return self.opens is not None or self.closes is not None


def as_taught(hours: Hours, items: Iterable[KnowledgeItem]) -> Hours:
    """The week with what these entries say of single weekdays, the latest word last. Imported ones say
    nothing, unless somebody of the team sent the file; nor does what is older than the hours."""
    week = list(hours.week)
    for item in sorted(items, key=lambda one: one.revision):
        if item.provenance.by_person and hours.heeds(item.updated_at):
            for weekday, change in changes(item.question, item.answer).items():
                week[weekday] = change.of(week[weekday])
    return replace(hours, week=tuple(week), taught=hours.taught or tuple(week) != hours.week)


def changes(question: str, answer: str) -> Mapping[int, Change]:
    """By weekday, Monday is 0; none where a word speaks of anything but when it is open."""
    asked = claims(question)
    if not (_merely_hours(question, asked) and _merely_hours(answer, claims(answer))):
        return {}
    told: dict[int, Change] = {}
    for clause in filter(str.strip, _CLAUSE.split(answer)):
        found = claims(clause)
        change = _change(clause, _times(found))
        if change is not None:
            told |= dict.fromkeys(_weekdays(found) or _weekdays(asked), change)
        elif found and clause.strip().lower() not in timetable().every_day:
            return {}
    return told


def stated(question: str, answer: str) -> Mapping[int, Change]:
    """What an answer says of the hours, by weekday, whatever its other sentences are about."""
    told: dict[int, Change] = {}
    for sentence in sentences([answer]):
        told |= changes(question, sentence)
    return told


def _change(clause: str, times: Sequence[Claim]) -> Change | None:
    if not times:
        return Change() if _is_closed(clause) else None
    if len(times) == 2:
        return Change(opens=int(times[0].value), closes=int(times[1].value))
    before, behind = clause[: times[0].start], clause[times[0].end :]
    minutes = int(times[0].value)
    if len(times) == 1 and (_UNTIL.search(before) or _UNTIL.match(behind)):
        return Change(closes=minutes)
    if len(times) == 1 and (_SINCE.search(before) or _SINCE.match(behind)):
        return Change(opens=minutes)
    return None


def _open(opens: int, closes: int) -> Day:
    """Empty where no day is like that; past midnight the next day closes it."""
    try:
        return (Interval(opens=opens, closes=closes + (DAY if closes <= opens else 0)),)
    except ValueError:
        return ()


def _weekdays(found: Iterable[Claim]) -> list[int]:
    return [-1 - int(claim.value) for claim in found if claim.kind is Kind.WEEKDAY]


def _times(found: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in found if claim.kind is Kind.TIME]


def _is_closed(clause: str) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", clause.lower()) for phrase in timetable().closed)


def _merely_hours(text: str, found: Sequence[Claim]) -> bool:
    """Nothing but weekdays, times, and what is said around them. `found`: what it states."""
    if any(claim.kind not in {Kind.TIME, Kind.WEEKDAY} for claim in found):
        return False
    for start, end in sorted({(claim.start, claim.end) for claim in found}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    limits = fact_limits()
    known = {*limits.joins, *limits.fillers, *limits.beside_times}
    known |= {word for phrase in timetable().closed for word in words(phrase)}
    return all(word in known or merely_asks(word, OF_TIME) for word in words(text))

"""Answers from the working hours: now, on a day, in general."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from desk.decision import Source
from desk.hours import DayHours, Ground, Hours, Timetable, clock
from desk.knowledge import KnowledgeItem, Provenance
from desk.ports import Phrasebook
from desk.tenant import Tenant
from rag.calendar.holidays import holidays
from rag.calendar.named import NamedDays, named_days
from rag.facts.asked import OF_TIME, Asked, Kind, merely_asks
from rag.facts.limits import fact_limits
from rag.facts.opening_words import OpeningWords
from rag.facts.told import Rival, Told
from rag.figures import figures
from rag.grams import words
from rag.retrieval.found import Found

HOURS = "hours"
"""Where the answer comes from, in a decision's sources."""
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeQuestion:
    asked: Asked
    told: Sequence[str]
    language: str
    now: datetime


class OpeningAnswers:
    def __init__(self, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook

    def answer(self, question: TimeQuestion, tenant: Tenant, rival: Rival) -> Told:
        """Empty when a word of the question is neither a day nor asks for the hours of this business, and
        where the owner's own words say more or are all there is. `tenant`: with its hours in force."""
        zone, hours = ZoneInfo(tenant.timezone), tenant.hours
        timetable = Timetable(hours, zone, holidays().__contains__)
        today = timetable.today(question.now)
        named = named_days(question.told, today)
        unknown = _unknown(question.told, named.used, tenant)
        said = OpeningWords(self._phrasebook, question.language, zone, today)
        against = [found for found in rival.found if _contradicts(found, hours)]
        trace = {
            "days": [day.isoformat() for day in named.days],
            "unknown": unknown,
            "contradicts": [found.trace() for found in against],
            "taught": hours.taught,
        }
        week = self._beside(tenant, said.week(hours), question.language)
        days = [_coming(timetable.on(day), named, question.now, timetable) for day in named.days]
        said_otherwise = not hours.taught and _left_to(rival, days, hours, question)
        if unknown or len(days) > fact_limits().most_days or said_otherwise:
            return Told(beside=[week], trace=trace)
        text = _text(question, timetable, days, hours, said)
        source = Source(item_id=HOURS, question=week.item.question, answer=week.item.answer, score=1.0)
        return Told(
            text=text,
            reason=f"computed:{question.asked.kind}",
            confidence=question.asked.probability,
            sources=[source],
            trace=trace,
        )

    def _beside(self, tenant: Tenant, week: str, language: str) -> Found:
        """The hours as if they were an entry of the knowledge."""
        item = KnowledgeItem(
            id=NOBODY,
            client_id=tenant.id,
            question=self._phrasebook.say("hours-question", language),
            answer=week,
            language=language,
            version=1,
            revision=0,
            live=True,
            provenance=Provenance(source=HOURS),
        )
        return Found(item=item, similarities=(0.0, 0.0, 0.0), cov=0.0, score=1.0)


def _text(
    question: TimeQuestion, timetable: Timetable, days: Sequence[DayHours], hours: Hours, said: OpeningWords
) -> str:
    today = timetable.today(question.now)
    if days:
        return " ".join(_on(day, question.now, timetable, said) for day in days)
    if question.asked.kind is Kind.HOURS:
        return said.week(hours)
    present, current = timetable.on(today), timetable.current(question.now)
    if present.ground is Ground.UNTOLD or (current and current.ground is Ground.UNTOLD):
        return said.day(present, None, over=False)
    return said.now(current, timetable.following(question.now))


def _on(hours: DayHours, now: datetime, timetable: Timetable, said: OpeningWords) -> str:
    """A day off and a day that is over tell when it opens again."""
    if _over(hours, now, timetable):
        return said.day(hours, timetable.following(now), over=True)
    return said.day(hours, timetable.after(hours.day), over=False)


def _coming(day: DayHours, named: NamedDays, now: datetime, timetable: Timetable) -> DayHours:
    """«В воскресенье», asked on a Sunday evening, is the next one."""
    if day.day in named.by_weekday and _over(day, now, timetable):
        return timetable.on(day.day + timedelta(days=7))
    return day


def _over(hours: DayHours, now: datetime, timetable: Timetable) -> bool:
    """Today, after the last closing time."""
    if not hours.intervals or hours.day != timetable.today(now) or timetable.current(now) is not None:
        return False
    following = timetable.following(now)
    return following is None or timetable.today(following.opens) != hours.day


def _unknown(told: Sequence[str], used: frozenset[int], tenant: Tenant) -> list[str]:
    """Words that are neither a day nor ours: «мастер», «банкомат», «доставка»."""
    own = set(words(f"{tenant.name} {tenant.profile.get('kind', '')}"))
    joins = fact_limits().joins
    return [
        word
        for place, word in enumerate(told)
        if place not in used and word not in own and word not in joins and not merely_asks(word, OF_TIME)
    ]


def _left_to(rival: Rival, days: Sequence[DayHours], hours: Hours, question: TimeQuestion) -> bool:
    """The knowledge is sure, and it says what the hours do not: of a holiday that they leave open, or the
    same week in the owner's own words."""
    if not rival.trusted or not rival.found:
        return False
    best = rival.found[0]
    stated, usual = _times(best), _clocks(hours)
    if any(day.ground is Ground.UNTOLD for day in days):
        return not stated <= usual
    general = not days and question.asked.kind is Kind.HOURS
    return general and bool(stated) and stated <= usual and best.item.language == question.language


def _contradicts(found: Found, hours: Hours) -> bool:
    """An entry about the hours, told by its own times, with one that they do not have."""
    stated, known = _times(found), _clocks(hours)
    return bool(stated & known) and not stated <= known


def _times(found: Found) -> frozenset[str]:
    return frozenset(figure for figure in figures(found.item.answer) if ":" in figure)


def _clocks(hours: Hours) -> frozenset[str]:
    days = [*hours.week, *hours.dates.values(), *hours.yearly.values(), hours.holidays or ()]
    return frozenset(clock(minutes) for day in days for one in day for minutes in (one.opens, one.closes))

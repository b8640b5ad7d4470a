"""Which lessons tell other opening hours than those that hold."""

from collections.abc import Mapping, Sequence

from desk.knowledge import KnowledgeItem, Lesson
from desk.ports import Phrasebook
from desk.tenant import Tenant
from desk.upload import OtherHours
from rag.facts.taught_hours import as_taught, changes
from rag.facts.week_words import WeekWords


def other_hours(
    tenant: Tenant, lessons: Sequence[Lesson], beside: Sequence[KnowledgeItem], phrasebook: Phrasebook
) -> Mapping[str, OtherHours]:
    """By question. Of the week only the days that a lesson would change."""
    if not tenant.hours.known:
        return {}
    hours, words = as_taught(tenant.hours, beside), WeekWords(phrasebook, tenant.team_language)
    found: dict[str, OtherHours] = {}
    for lesson in lessons:
        told = changes(lesson.question, lesson.answer)
        becomes = {day: change.of(hours.week[day]) for day, change in sorted(told.items())}
        others = {day: spans for day, spans in becomes.items() if spans != hours.week[day]}
        if others:
            was = {day: hours.week[day] for day in others}
            found[lesson.question] = OtherHours(
                was=words.weekdays(was), becomes=words.weekdays(others), taught=hours.taught
            )
    return found

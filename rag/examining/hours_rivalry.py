"""Live entries that tell the hours of more days than a lesson, and of its days other hours: their figures may
not be exchanged, for they hold on the other days."""

from collections.abc import Iterator, Mapping, Sequence

from desk.hours import Day
from desk.knowledge import KnowledgeItem, Lesson
from desk.ports import Comparison, Phrasebook
from desk.proposal import Rival
from desk.tenant import Tenant
from rag.facts.taught_hours import Change, changes, stated
from rag.facts.week_words import WeekWords


class HoursRivalry:
    def __init__(self, tenant: Tenant, phrasebook: Phrasebook) -> None:
        self._phrasebook = phrasebook
        self._team = tenant.team_language

    def added(self, found: Comparison, lesson: Lesson, known: Sequence[KnowledgeItem]) -> Comparison:
        """What they deny is told by them no longer: such an entry is no repetition."""
        told = changes(lesson.question, lesson.answer)
        if not told:
            return found
        named = {rival.item_id for rival in found.rivals}
        rivals = [rival for item in known for rival in self._rivals(told, item) if item.id not in named]
        rivals.sort(key=lambda rival: rival.language != lesson.language)
        if found.repeats and found.repeats not in {rival.item_id for rival in rivals}:
            return found
        return Comparison(rivals=(*found.rivals, *rivals))

    def _rivals(self, told: Mapping[int, Change], item: KnowledgeItem) -> Iterator[Rival]:
        """None where the item leaves open from when to when it is open on these days."""
        known = stated(item.question, item.answer)
        denied = [day for day, change in sorted(told.items()) if day in known and change.denies(known[day])]
        if not denied or len(denied) == len(known):
            return
        was = {day: known[day].completed(known[day]) for day in denied}
        becomes = {day: told[day].completed(known[day]) for day in denied}
        if None in was.values() or None in becomes.values():
            return
        yield Rival(
            item_id=item.id,
            question=item.question,
            answer=item.answer,
            language=item.language,
            was=self._words(self._team, was),
            becomes=self._words(self._team, becomes),
            after=f"{item.answer.removesuffix(self._apart(item, was))}{self._apart(item, becomes)}",
            beside=True,
            author=item.provenance.author or item.provenance.file_name,
            since=item.updated_at,
        )

    def _apart(self, item: KnowledgeItem, days: Mapping[int, Day | None]) -> str:
        """What is said of them behind the rest, in place of what was said of them so before."""
        said = self._phrasebook.say("hours-apart", item.language, days=self._words(item.language, days))
        return f"\n{said}"

    def _words(self, language: str, days: Mapping[int, Day | None]) -> str:
        words = WeekWords(self._phrasebook, language)
        return words.weekdays({day: spans or () for day, spans in days.items()})

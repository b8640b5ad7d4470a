"""The working hours of weekdays, whatever day it is now, in somebody's language."""

from collections.abc import Mapping
from itertools import groupby

from desk.hours import ROUND_THE_CLOCK, Day, Hours, clock
from desk.ports import Phrasebook


class WeekWords:
    def __init__(self, phrasebook: Phrasebook, language: str) -> None:
        self._phrasebook = phrasebook
        self._language = language

    def week(self, hours: Hours) -> str:
        return self._say("hours-week", week=self.weekdays(dict(enumerate(hours.week))))

    def weekdays(self, days: Mapping[int, Day]) -> str:
        """By weekday, Monday is 0, in their order; neighbours that are the same stand together."""
        same = groupby(enumerate(days.items()), key=lambda one: (one[1][0] - one[0], one[1][1]))
        runs = [([number for _, (number, _) in run], intervals) for (_, intervals), run in same]
        return ", ".join(self._run(numbers, intervals) for numbers, intervals in runs)

    def spans(self, intervals: Day) -> str:
        if intervals == ROUND_THE_CLOCK:
            return self._say("fact-always")
        spans = [
            self._say("fact-span", opens=clock(one.opens), closes=clock(one.closes)) for one in intervals
        ]
        return self._say("fact-and").join(spans)

    def _run(self, numbers: list[int], intervals: Day) -> str:
        first, last = (self._say("fact-weekday-short", weekday=one) for one in (numbers[0], numbers[-1]))
        days = first if first == last else f"{first}–{last}"
        key = "hours-week-run" if intervals else "hours-week-off"
        return self._say(key, days=days, spans=self.spans(intervals))

    def _say(self, key: str, **values: str | int) -> str:
        return self._phrasebook.say(key, self._language, **values)

"""Working hours in a client's language."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.hours import DayHours, Ground, Opening, clock
from desk.ports import Phrasebook
from rag.facts.week_words import WeekWords


class OpeningWords(WeekWords):
    """Every time in these sentences stands in the hours."""

    def __init__(self, phrasebook: Phrasebook, language: str, zone: ZoneInfo, today: date) -> None:
        super().__init__(phrasebook, language)
        self._zone = zone
        self._today = today

    def now(self, current: Opening | None, following: Opening | None) -> str:
        """`following` is told while it is closed."""
        if current and current.closes is None:
            return self._say("hours-open-always")
        if current and current.closes:
            return self._say("hours-open-now", closes=self._clock(current.closes))
        return self._and_next(self._say("hours-closed-now"), following)

    def day(self, hours: DayHours, following: Opening | None, *, over: bool) -> str:
        """`following` is told on a day off, and when the day is `over`."""
        if hours.ground is Ground.UNTOLD:
            return self._untold(hours)
        if over:
            said = self._say("hours-over", spans=self.spans(hours.intervals))
        elif hours.intervals:
            named = self._day("fact-day", hours.day)
            return self._say("hours-on-open", day=named, spans=self.spans(hours.intervals))
        else:
            said = self._say("hours-on-closed", day=self._day("fact-day", hours.day))
        return self._and_next(said, following)

    def _and_next(self, said: str, following: Opening | None) -> str:
        """A holiday about which nothing was told is not promised."""
        promised = following is not None and following.ground is not Ground.UNTOLD
        return f"{said} {self._next(following)}" if following and promised else said

    def _next(self, opening: Opening) -> str:
        opens = opening.opens.astimezone(self._zone)
        day = self._day("fact-next-day", opens.date())
        if opening.closes is None:
            return self._say("hours-next-always", day=day, opens=self._clock(opening.opens))
        return self._say(
            "hours-next", day=day, opens=self._clock(opening.opens), closes=self._clock(opening.closes)
        )

    def _untold(self, hours: DayHours) -> str:
        key = "hours-untold-open" if hours.intervals else "hours-untold-closed"
        return self._say(
            key,
            date=self._date(hours.day),
            weekday=self._say("fact-weekday", weekday=hours.day.weekday()),
            spans=self.spans(hours.intervals),
        )

    def _day(self, key: str, day: date) -> str:
        ahead = day - self._today
        when = {timedelta(0): "today", timedelta(days=1): "tomorrow"}.get(ahead, "other")
        return self._say(key, when=when, weekday=day.weekday(), date=self._date(day))

    def _date(self, day: date) -> str:
        return self._say("fact-date", day=day.day, month=day.month)

    def _clock(self, moment: datetime) -> str:
        local = moment.astimezone(self._zone)
        return clock(local.hour * 60 + local.minute)

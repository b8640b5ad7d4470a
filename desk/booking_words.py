"""A booking in the words of a language, for the client and for the team."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from desk.booking import Booking, Field, TimeSpan
from desk.ports import Phrasebook


class BookingWords:
    def __init__(self, phrasebook: Phrasebook, language: str) -> None:
        self._phrasebook = phrasebook
        self._language = language

    def lines(self, booking: Booking) -> list[tuple[Field, str]]:
        """Every field in words, empty where nothing is known."""
        return [(field, self.value(booking, field)) for field in Field]

    def value(self, booking: Booking, field: Field) -> str:
        if field is Field.DAY:
            return "" if booking.days is None else self.days(booking.days)
        if field is Field.TIME:
            return "" if booking.span is None else self.span(booking.span)
        return booking.service if field is Field.SERVICE else booking.name

    def days(self, days: Sequence[date]) -> str:
        """A stretch by its ends, others one by one."""
        if not days:
            return self._say("booking-any-day")
        if len(days) > 2 and days[-1] - days[0] == timedelta(days=len(days) - 1):
            return self._say("booking-stretch", first=self.day(days[0]), last=self.day(days[-1]))
        return self._say("booking-or").join(map(self.day, days))

    def day(self, day: date) -> str:
        weekday = self._say("fact-weekday", weekday=day.weekday())
        return self._say(
            "booking-day", weekday=weekday, date=self._say("fact-date", day=day.day, month=day.month)
        )

    def span(self, span: TimeSpan) -> str:
        if span.part:
            return self._say("booking-part", part=span.part)
        start, end = (at and clock(at) for at in (span.start, span.end))
        if start and end:
            return start if start == end else f"{start}–{end}"
        key = "booking-after" if start else "booking-before" if end else "booking-any-time"
        return self._say(key, time=start or end or "")

    def _say(self, key: str, **values: str | int) -> str:
        return self._phrasebook.say(key, self._language, **values)


def clock(at: time) -> str:
    return at.strftime("%H:%M")

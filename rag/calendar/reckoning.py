"""Days by their distance from today, their weekday, or their date."""

from dataclasses import dataclass
from datetime import date, timedelta

LATELY = timedelta(days=60)
"""A day without a year that passed no longer ago than this is meant as that day; else the next year's is."""
LONGEST = 14
"""Days of the longest stretch that is still a wish for a time."""
WEEK, SATURDAY = 7, 5
LEAP_DAY = (29, 2)
LEAP_YEARS = 9
"""A leap day may be as far away as that."""
YEAR, CENTURY = timedelta(days=365), 2000


class NoSuchDay(ValueError):
    """The calendar has no such day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A wish: a day that has just passed is that day, and nothing is wished for more than a year ahead.
    `counts_today`: whether «в среду», said on a Wednesday, is today."""

    today: date
    counts_today: bool = False
    lately: timedelta = LATELY
    farthest: timedelta = YEAR

    def on(self, day: int, month: int, year: int | None = None) -> date:
        """That day of the year, or of the next one that makes sense. Raises NoSuchDay."""
        if year is not None:
            return _date(year if year >= CENTURY else year + CENTURY, month, day)
        if (day, month) == LEAP_DAY:
            return self._leap_day()
        this_year = _date(self.today.year, month, day)
        if this_year < self.today - self.lately:
            return _date(self.today.year + 1, month, day)
        if this_year > self.today and this_year - self.today > YEAR - self.lately:
            return _date(self.today.year - 1, month, day)
        return this_year

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def next(self, weekday: int) -> date:
        """The nearest such day."""
        first = 0 if self.counts_today else 1
        return self.ahead((weekday - self.today.weekday() - first) % WEEK + first)

    def monday(self) -> date:
        """Of the next week."""
        return self.ahead(WEEK - self.today.weekday())

    def of_month(self, number: int) -> date:
        """The nearest month that has that day ahead. Raises NoSuchDay."""
        for ahead in range(3):
            months = self.today.year * 12 + self.today.month - 1 + ahead
            try:
                day = date(months // 12, months % 12 + 1, number)
            except ValueError:
                continue
            if day >= self.today:
                return day
        raise NoSuchDay

    def _leap_day(self) -> date:
        for year in range(self.today.year, self.today.year + LEAP_YEARS):
            try:
                day = date(year, *reversed(LEAP_DAY))
            except ValueError:
                continue
            if -self.lately <= day - self.today <= self.farthest:
                return day
        raise NoSuchDay


def stretch(first: date, last: date) -> tuple[date, ...]:
    """Every day of it. Raises NoSuchDay when it is none, or longer than a wish."""
    length = (last - first).days + 1
    if not 0 < length <= LONGEST:
        raise NoSuchDay
    return tuple(first + timedelta(days=ahead) for ahead in range(length))


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None

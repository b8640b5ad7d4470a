"""When a business is open: a usual week, and the dates that differ from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Minutes after midnight of the day on which it opens; it may close on the next day."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not (0 <= self.opens < DAY and self.opens < self.closes <= self.opens + DAY):
            raise ValueError(f"nothing is open from {self.opens} to {self.closes}")


def clock(minutes: int) -> str:
    """«9:30»; midnight at the end of a day is 24:00, later minutes are those of the next day."""
    hours, minute = divmod(minutes if minutes <= DAY else minutes - DAY, 60)
    return f"{hours}:{minute:02}"


Day = tuple[Interval, ...]
"""In their order, apart from each other; none on a day off."""

CLOSED: Day = ()
ROUND_THE_CLOCK: Day = (Interval(opens=0, closes=DAY),)


class Ground(StrEnum):
    """Why a date is as it is."""

    USUAL = "usual"
    EXCEPTION = "exception"  # this very date was set
    HOLIDAY = "holiday"  # a public holiday, and the business has told how it works then
    UNTOLD = "untold"  # a public holiday, and the business has not: its usual week is no promise


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHours:
    day: date
    intervals: Day
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    week: tuple[Day, ...] = ()
    """Monday first, seven of them; none where the business has not told."""
    dates: Mapping[date, Day] = field(default_factory=dict)
    yearly: Mapping[tuple[int, int], Day] = field(default_factory=dict)
    """By month and day."""
    holidays: Day | None = None
    """Of every public holiday that is not set by its date."""
    since: datetime | None = None
    """When they were last changed; what the team said before does not hold against them."""
    taught: bool = False
    """The team has said otherwise of single weekdays since they were set, and that is in `week`."""

    @property
    def known(self) -> bool:
        return bool(self.week)

    def heeds(self, said_at: datetime | None) -> bool:
        """Whether what the team said then of single weekdays holds."""
        return self.since is None or said_at is None or said_at >= self.since

    def on(self, day: date, is_holiday: Callable[[date], bool]) -> DayHours:
        """Only for hours that are known."""
        exception = self.dates.get(day, self.yearly.get((day.month, day.day)))
        if exception is not None:
            return DayHours(day=day, intervals=exception, ground=Ground.EXCEPTION)
        usual = self.week[day.weekday()]
        if not is_holiday(day):
            return DayHours(day=day, intervals=usual, ground=Ground.USUAL)
        if self.holidays is not None:
            return DayHours(day=day, intervals=self.holidays, ground=Ground.HOLIDAY)
        return DayHours(day=day, intervals=usual, ground=Ground.UNTOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One stretch of time without a break, in UTC; `closes` is None when it never does."""

    opens: datetime
    closes: datetime | None
    ground: Ground


class Timetable:
    """The hours of one business in its time zone. Times are those of a clock on the wall, so a day that
    is an hour longer or shorter opens and closes as written."""

    LOOK_AHEAD = 21
    """Days in which the next opening is looked for."""

    def __init__(self, hours: Hours, zone: ZoneInfo, is_holiday: Callable[[date], bool]) -> None:
        self._hours = hours
        self._zone = zone
        self._is_holiday = is_holiday

    def today(self, now: datetime) -> date:
        return now.astimezone(self._zone).date()

    def on(self, day: date) -> DayHours:
        return self._hours.on(day, self._is_holiday)

    def current(self, now: datetime) -> Opening | None:
        """The stretch that goes on now."""
        today = self.today(now)
        for day in (today - timedelta(days=1), today):
            for opening in self._openings(day):
                if opening.opens <= now and (opening.closes is None or now < opening.closes):
                    return self._prolonged(opening)
        return None

    def following(self, now: datetime) -> Opening | None:
        """The next stretch that begins after now; None when none does within three weeks."""
        return self._first(self.today(now), now)

    def after(self, day: date) -> Opening | None:
        """The first stretch of a later day; None when none begins within three weeks."""
        return self._first(day + timedelta(days=1), datetime.min.replace(tzinfo=UTC))

    def _first(self, day: date, now: datetime) -> Opening | None:
        for ahead in range(self.LOOK_AHEAD + 1):
            for opening in self._openings(day + timedelta(days=ahead)):
                if opening.opens > now:
                    return self._prolonged(opening)
        return None

    def _openings(self, day: date) -> list[Opening]:
        hours = self.on(day)
        return [
            Opening(opens=self._at(day, one.opens), closes=self._at(day, one.closes), ground=hours.ground)
            for one in hours.intervals
        ]

    def _prolonged(self, opening: Opening) -> Opening:
        """What closes at the minute when it opens again does not close."""
        closes = opening.closes
        begun = opening.opens.astimezone(self._zone).date()
        for ahead in range(8):
            for later in self._openings(begun + timedelta(days=ahead)):
                if later.opens == closes:
                    closes = later.closes
        weeks = closes is not None and closes - opening.opens >= timedelta(days=7)
        return Opening(opens=opening.opens, closes=None if weeks else closes, ground=opening.ground)

    def _at(self, day: date, minutes: int) -> datetime:
        days, minute = divmod(minutes, DAY)
        wall = time(minute // 60, minute % 60)
        return datetime.combine(day + timedelta(days=days), wall, self._zone).astimezone(UTC)

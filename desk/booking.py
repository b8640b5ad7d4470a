"""A client's wish for a time of one's own, as far as it is known."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

FORGOTTEN_AFTER = timedelta(days=1)
"""Whoever says nothing for so long begins anew."""


class Field(StrEnum):
    """In the order in which they are asked for; a day is asked for together with the time."""

    SERVICE = "service"
    DAY = "day"
    TIME = "time"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """Equal ends: that very time; one end alone: after it, or before it; none: any time.

    `part` names a part of the day: morning, before_noon, noon, day, afternoon, evening, night.
    """

    start: time | None = None
    end: time | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """`days` are those that suit, at none given any; like `span` they are None while nothing is known.

    `listed` is the service as the price list has it, with price and duration, in the team's language; `which`
    names the rows that may be meant while more than one is, `choosing` says that the client was just asked.
    `asked` is what the bot asked last, `missed` how often in a row the client left that out, `turns` how
    often the bot has asked at all. `hour` waits to be told before noon from after.
    """

    service: str = ""
    listed: str = ""
    which: tuple[str, ...] = ()
    choosing: bool = False
    days: tuple[date, ...] | None = None
    span: TimeSpan | None = None
    name: str = ""
    asked: Field | None = None
    missed: int = 0
    turns: int = 0
    hour: time | None = None
    touched_at: datetime

    @property
    def missing(self) -> tuple[Field, ...]:
        known = {
            Field.SERVICE: bool(self.service),
            Field.DAY: self.days is not None,
            Field.TIME: self.span is not None,
            Field.NAME: bool(self.name),
        }
        return tuple(field for field in Field if not known[field])

    def forgotten(self, now: datetime) -> bool:
        return now - self.touched_at > FORGOTTEN_AFTER

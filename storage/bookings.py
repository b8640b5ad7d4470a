"""A booking as JSON: what is known of it, days as ISO dates and times as ISO times."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from desk.booking import Booking, Field, TimeSpan
from storage.json import dumps


def booking_json(booking: Booking | None) -> str | None:
    if booking is None:
        return None
    span = booking.span
    return dumps(
        {
            "service": booking.service,
            "listed": booking.listed,
            "which": list(booking.which),
            "choosing": booking.choosing,
            "days": None if booking.days is None else [day.isoformat() for day in booking.days],
            "span": None if span is None else [_written(span.start), _written(span.end), span.part],
            "name": booking.name,
            "asked": booking.asked,
            "missed": booking.missed,
            "turns": booking.turns,
            "hour": _written(booking.hour),
            "touched_at": booking.touched_at.isoformat(),
        }
    )


def booking_from(kept: Mapping[str, Any] | None) -> Booking | None:
    if kept is None:
        return None
    return Booking(
        service=kept["service"],
        listed=kept.get("listed", ""),
        which=tuple(kept.get("which", ())),
        choosing=kept.get("choosing", False),
        days=None if kept["days"] is None else tuple(map(date.fromisoformat, kept["days"])),
        span=None if kept["span"] is None else _span(*kept["span"]),
        name=kept["name"],
        asked=Field(kept["asked"]) if kept["asked"] else None,
        missed=kept["missed"],
        turns=kept["turns"],
        hour=_time(kept["hour"]),
        touched_at=datetime.fromisoformat(kept["touched_at"]),
    )


def _span(start: str | None, end: str | None, part: str) -> TimeSpan:
    return TimeSpan(start=_time(start), end=_time(end), part=part)


def _written(at: time | None) -> str | None:
    return at.isoformat("minutes") if at else None


def _time(written: str | None) -> time | None:
    return time.fromisoformat(written) if written else None

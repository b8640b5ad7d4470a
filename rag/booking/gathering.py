"""What one message adds to what is known of a booking."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from desk.booking import Booking, Field, TimeSpan
from desk.decision import Turn
from rag.booking import names, wishes
from rag.booking.moment import Asker, Problem, When
from rag.booking.opening import opening_of
from rag.booking.when import read_when
from rag.language.detect import detect

ANY = TimeSpan()


DAY_PROBLEMS = frozenset({Problem.IMPOSSIBLE, Problem.MISMATCH, Problem.PAST, Problem.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """`booking` with what was told; `told` whether anything of it was."""

    booking: Booking
    when: When
    told: bool

    @property
    def timed(self) -> bool:
        return bool(self.when.days or self.when.span or self.when.problem)

    @property
    def doubtful(self) -> Field | None:
        """What was told and can't be so."""
        if self.when.problem is None:
            return None
        return Field.DAY if self.when.problem in DAY_PROBLEMS else Field.TIME


def gather(turn: Turn, known: Booking, asked: Sequence[str], *, wish: bool) -> Gathered:
    """`asked` are sentences about something else. `wish`: the words may name the service by themselves; else
    only where it was asked for."""
    text = detect(turn.text, hint=turn.language).readable
    for sentence in asked:
        text = text.replace(sentence, " ")
    when = read_when(text, _asker(turn, known))
    name, place = names.name(text, when.places)
    if known.asked is Field.NAME and not name:
        name = _replied(text, when, turn)
    places = [*when.places, place]
    wanted = not known.service and (wish or known.asked is Field.SERVICE)
    service = wishes.service(text, places) if wanted else ""
    booking = replace(_with(when, known), service=service or known.service, name=name or known.name)
    told = bool(service or name or when.days or when.span or when.problem)
    return Gathered(booking=booking, when=when, told=told)


def _replied(text: str, when: When, turn: Turn) -> str:
    """The name in a reply to the question for it."""
    if names.as_in_profile(text):
        return names.profile_name(turn.called)
    return names.whole_name(text, when.places)


def names_a_time(text: str, turn: Turn) -> bool:
    return bool(read_when(text, _asker(turn, Booking(touched_at=turn.now))).places)


def _with(when: When, known: Booking) -> Booking:
    """A day or an hour that can't be replaces one that could: it is what the client wants now."""
    days = None if when.problem in DAY_PROBLEMS else when.days or known.days
    span = None if when.problem and when.problem not in DAY_PROBLEMS else when.span or known.span
    hour = when.hour if when.problem is Problem.UNCLEAR_HOUR else None
    return replace(known, days=days, span=span, hour=hour)


def _asker(turn: Turn, known: Booking) -> Asker:
    zone = ZoneInfo(turn.tenant.timezone)
    return Asker(
        now=turn.now,
        zone=zone,
        opening=opening_of(turn.tenant, zone),
        days=known.days or (),
        hour=known.hour,
        day_alone=known.asked is Field.DAY,
        hour_alone=known.asked is Field.TIME,
    )


def left_open(booking: Booking, asked: Field) -> Booking:
    """Any day, any hour: the client leaves what was asked for to the business."""
    days = () if asked is Field.DAY and booking.days is None else booking.days
    span = ANY if booking.span is None else booking.span
    return replace(booking, days=days, span=span)

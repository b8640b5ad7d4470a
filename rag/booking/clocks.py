"""One hour as it was said, and which hours of the day it may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.calendar.forms import Part
from rag.calendar.lexemes import Row

NOON, DAY = 12, 24
AFTERNOON, EVENING, DEEP_NIGHT = 6, 4, 5
"""Hours of twelve up to which «дня» is after noon; from which «вечера» is after noon; up to which «ночи» is
after midnight."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as it was said: `twelve` when it may be before or after noon. `part` tells which."""

    hour: int
    minute: int
    twelve: bool
    part: Part | None = None


def clock_at(row: Row, start: int, end: int) -> Clock | None:
    """The hour of an atom. A part of the day inside it tells before noon from after."""
    numbers = [row.lexemes[place].value for place in range(start, end) if row.kinds[place] in "NOUI"]
    kinds = row.kinds[start:end]
    part = next((row.lexemes[start + at].value for at, kind in enumerate(kinds) if kind == "P"), None)
    said = _said(row, start, kinds, [number for number in numbers if isinstance(number, int)])
    if said is None or said[0] > DAY or said[1] >= 60:
        return None
    hour, minute, exact = said
    daytime = Part("day", NOON, 17) if part is None and kinds.endswith("Z") else part
    known = daytime if isinstance(daytime, Part) else None
    return Clock(hour % DAY, minute, not exact and 0 < hour <= NOON, known)


def _said(row: Row, start: int, kinds: str, numbers: Sequence[int]) -> tuple[int, int, bool] | None:
    """Hour, minutes, and whether it can't be the other half of the day."""
    for sign in "CL":
        if sign in kinds:
            value = row.lexemes[start + kinds.index(sign)].value
            return _of_figures(row, start + kinds.index(sign), value)
    if "h" in kinds:
        half = row.lexemes[start + kinds.index("h")].value
        number = half if isinstance(half, int) else next(iter(numbers), None)
        return None if number is None or number > NOON else ((number - 2) % NOON + 1, 30, False)
    if "b" in kinds:
        minutes = 15 if "q" in kinds else numbers[0]
        return ((numbers[-1] - 2) % NOON + 1, 60 - minutes, False) if 0 < minutes < 60 else None
    if "q" in kinds:
        return ((numbers[-1] - 2) % NOON + 1, 15, False) if numbers[-1] <= NOON else None
    if not numbers:
        return None
    minutes = 30 if "j" in kinds else numbers[1] if len(numbers) > 1 else 0
    return numbers[0], minutes, False


def _of_figures(row: Row, place: int, value: object) -> tuple[int, int, bool]:
    """«17:00», «05:00»; noon and midnight are exact."""
    if isinstance(value, tuple):
        lexeme = row.lexemes[place]
        return (
            value[0],
            value[1],
            value[0] == 0 or (lexeme.end - lexeme.start == len("05:00") and value[0] < 10),
        )
    hour = getattr(value, "hour", 0)
    return hour, 0, True


def possible(clock: Clock) -> tuple[int, ...]:
    """The hours of the day it may be, the likelier first where a part of the day leaves one alone."""
    if not clock.twelve:
        return (clock.hour,)
    early, late = clock.hour % NOON, clock.hour % NOON + NOON
    if clock.part is None:
        return (early, late)
    return (late if _is_late(clock.hour, clock.part) else early,)


def _is_late(hour: int, part: Part) -> bool:
    if part.name in {"evening", "afternoon"}:
        return hour != NOON
    if part.name == "night":
        return DEEP_NIGHT < hour < NOON
    if part.name in {"day", "noon"}:
        return hour <= AFTERNOON or hour == NOON
    return False

"""One thing that a text states and that can be compared."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    TIME = "time"  # minutes after midnight
    PRICE = "price"  # tenge
    SHARE = "share"  # per cent
    LENGTH = "length"  # minutes
    WEEKDAY = "weekday"  # -1 is Monday, so that it is no other figure
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`start` and `end`: where its digits stand in the text; `unit`: what is written after them.

    Of days `words` is what is written, and `form` their grammar: one gives way to another of the same form.
    """

    kind: Kind
    value: float
    start: int
    end: int
    unit: str = ""
    words: str = ""
    form: str = ""

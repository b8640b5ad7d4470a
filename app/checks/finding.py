"""What a check found."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    CONNECTED = "connected"
    EMBEDDED = "embedded"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    state: State
    words: str

"""How long and how much: what is too late to answer, and too much to be a person."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    history_after: timedelta = timedelta(days=1)
    """A message older than this on arrival is a channel's replay: kept, not answered."""
    answer_within: timedelta = timedelta(minutes=15)
    """An answer of the bot that could not leave for so long goes to a person instead of being sent late."""
    messages_a_minute: int = 60
    """What one client writes beyond this is kept, not answered."""
    answers_in_a_row: int = 15
    """So many answers within `answers_window` are a talk of two machines: a person looks."""
    answers_window: timedelta = timedelta(minutes=10)


USUAL = Limits()

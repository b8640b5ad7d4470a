"""One answer that a person has judged, as the counting sees it."""

from dataclasses import dataclass
from math import exp, log


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    odds: float
    """Log-odds that the answer is right, by the weights that all tenants share."""
    bar: float
    """The least log-odds that was said (or drafted) at that time. The label speaks for every bar between this
    one and its own odds: only there it is one of all answers, drawn at random."""
    right: bool
    weight: float = 1.0
    """How many answers it stands for: one over the probability of its having been chosen."""
    language: str = ""


def probability(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > 0 else exp(odds) / (1 + exp(odds))


def log_odds(chance: float) -> float:
    """Of a probability strictly between 0 and 1."""
    return log(chance / (1 - chance))

"""How many errors there may be at most, by Clopper and Pearson (Biometrika 26, 1934), one-sided."""

from desk.trust.beta import cumulative, quantile

CONFIDENCE = 0.95


def upper_bound(errors: float, judged: float, confidence: float = CONFIDENCE) -> float:
    """The share of errors that is not exceeded, at that confidence. Counts may be weighted ones."""
    return 1.0 if errors >= judged else quantile(confidence, errors + 1, judged - errors)


def is_within(limit: float, errors: float, judged: float, confidence: float = CONFIDENCE) -> bool:
    """Whether `upper_bound` is at most `limit`, for the price of one look."""
    return errors < judged and cumulative(limit, errors + 1, judged - errors) >= confidence


def needed(limit: float, errors: int = 0) -> int:
    """How many judged answers with that many errors allow to promise `limit`."""
    judged = errors + 1
    while not is_within(limit, errors, judged):
        judged += 1
    return judged

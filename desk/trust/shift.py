"""What a tenant's verdicts say about all its probabilities: that they are too high, or too low."""

from collections.abc import Sequence

from desk.trust.label import Label, probability

SPREAD = 1.0
"""Standard deviation of the shift among tenants, before anything is known of one: in log-odds."""
_STEPS = 20
_PRECISE = 1e-6


def map_shift(labels: Sequence[Label], spread: float = SPREAD) -> float:
    """The likeliest shift of the log-odds (maximum a posteriori, prior N(0, spread²)), by Newton's steps.

    The posterior has one peak, and no step is longer than two spreads, so that it is reached. Every answer
    counts as one here: a shift is a property of the probabilities, not of a random answer."""
    shift = 0.0
    for _ in range(_STEPS):
        slope, curvature = -shift / spread**2, 1 / spread**2
        for label in labels:
            likely = probability(label.odds + shift)
            slope += label.right - likely
            curvature += likely * (1 - likely)
        step = max(-2 * spread, min(2 * spread, slope / curvature))
        shift += step
        if abs(step) < _PRECISE:
            break
    return shift

"""What all tenants have in common: how often answers at or above a threshold are wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

DEFAULT_LIMIT = 0.10
"""Share of wrong answers that a business accepts unless it says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPoint:
    """Of the answers with at least this probability, such a share is wrong."""

    threshold: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """Measured by cross-validation when the weights were fitted, and shipped with them.

    `points`: the thresholds that may be chosen, ascending. `threshold`: the one for a business with the
    default limit of whose answers nobody has judged enough."""

    points: Sequence[RiskPoint]
    threshold: float

    def unearned(self, limit: float) -> float:
        """The threshold for a tenant of which little is known; a stricter limit wants a stricter one."""
        if limit >= DEFAULT_LIMIT:
            return self.threshold
        fitting = (point.threshold for point in self.points if point.error <= limit)
        return max(self.threshold, min(fitting, default=self.points[-1].threshold))

    def error_at(self, threshold: float) -> float:
        reached = [point.error for point in self.points if point.threshold <= threshold]
        return reached[-1] if reached else self.points[0].error

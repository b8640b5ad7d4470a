"""What was measured, and what was wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One of the two bounds."""

    at_most: float | None = None
    at_least: float | None = None

    def met_by(self, value: float) -> bool:
        if self.at_most is not None:
            return value <= self.at_most
        return self.at_least is None or value >= self.at_least

    def __str__(self) -> str:
        return f"≤ {self.at_most:g}" if self.at_most is not None else f"≥ {self.at_least:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`name` says what was measured, `unit` in what."""

    name: str
    value: float
    unit: str
    target: Target | None = None

    @property
    def met(self) -> bool | None:
        """None when nothing was wanted of it."""
        return self.target.met_by(self.value) if self.target else None


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0–1) of all values do not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def at_most(bound: float) -> Target:
    return Target(at_most=bound)


def at_least(bound: float) -> Target:
    return Target(at_least=bound)

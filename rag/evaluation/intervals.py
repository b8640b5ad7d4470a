"""How far a share that was counted may be from the true one."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964
"""Of the normal distribution, for a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`, with Wilson's interval (1927), which holds for small counts and near 0 and 1 too."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Both ends (0–1); nothing counted tells nothing."""
        if not self.total:
            return 0.0, 1.0
        spread = Z_95**2 / self.total
        middle = (self.value + spread / 2) / (1 + spread)
        reach = sqrt(self.value * (1 - self.value) * spread + spread**2 / 4) / (1 + spread)
        return max(middle - reach, 0.0), min(middle + reach, 1.0)

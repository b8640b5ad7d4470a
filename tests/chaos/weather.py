"""A gateway on a bad day: some calls fail, some answers are lost after everything was done."""

from random import Random

from sandbox import Fault, FaultKind
from sandbox.faults import Faults

REFUSALS = (
    Fault(kind=FaultKind.STATUS),
    Fault(kind=FaultKind.STATUS, status=429),
    Fault(kind=FaultKind.REFUSE, description="Instance is busy"),
)


class Weather(Faults):
    """`failing` and `losing`: shares of the calls (0–1). Programmed faults go first."""

    def __init__(self, *, failing: float, losing: float, seed: int) -> None:
        super().__init__()
        self._failing = failing
        self._losing = losing
        self._random = Random(seed)

    def take(self, method: str, parameters: str = "") -> Fault | None:
        programmed = super().take(method, parameters)
        if programmed:
            return programmed
        drawn = self._random.random()
        if drawn < self._failing:
            return self._random.choice(REFUSALS)
        if drawn < self._failing + self._losing:
            return Fault(kind=FaultKind.DROP_AFTER)
        return None

    def settle(self) -> None:
        """From now on all is well."""
        self.clear()
        self._failing = self._losing = 0.0

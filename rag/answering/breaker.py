"""Stops asking a service that keeps failing, and tries it again later."""

import time
from collections.abc import Callable


class Breaker:
    """Open after `limit` failures in a row, for `rest_seconds`; then one try decides."""

    def __init__(
        self, *, limit: int = 3, rest_seconds: float = 30, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._failures = 0
        self._closed_again_at = 0.0

    @property
    def open(self) -> bool:
        return self._failures >= self._limit and self._clock() < self._closed_again_at

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        self._failures += 1
        self._closed_again_at = self._clock() + self._rest_seconds

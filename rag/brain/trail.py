"""The record of how a decision came about."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rag.vectors import JsonDict


class Trail:
    """JSON-ready `steps`, and under `ms` how long each took."""

    def __init__(self) -> None:
        self.steps: JsonDict = {"ms": {}}

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.steps["ms"][step] = round((time.perf_counter() - began) * 1000, 1)

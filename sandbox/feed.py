"""What happens in the sandbox, told live to every open page and to the snapshot."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.signal import Signal
from sandbox.wire import Json

BACKLOG = 2000
"""Events a slow page may be behind; beyond it the page is dropped and reconnects with the full state."""


class Feed:
    def __init__(self) -> None:
        self.changed = Signal()
        self._subscribers: set[asyncio.Queue[Json | None]] = set()
        self.closed = False

    def open(self) -> None:
        """Let streams begin; a feed is open from the start, and again after `close`."""
        self.closed = False

    def publish(self, kind: str, **details: object) -> None:
        """Every event is `{"kind": …, **details}`; `details` must be ready for JSON."""
        event = {"kind": kind, **details}
        for queue in list(self._subscribers):
            if queue.qsize() >= BACKLOG:
                self._drop(queue)
            else:
                queue.put_nowait(event)
        self.changed.fire()

    @contextmanager
    def subscription(self) -> Iterator[asyncio.Queue[Json | None]]:
        """A queue of events from now on; `None` in it means the end."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._subscribers.add(queue)
        try:
            yield queue
        finally:
            self._subscribers.discard(queue)

    def close(self) -> None:
        self.closed = True
        for queue in list(self._subscribers):
            self._drop(queue)

    def _drop(self, queue: asyncio.Queue[Json | None]) -> None:
        self._subscribers.discard(queue)
        queue.put_nowait(None)

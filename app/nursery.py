"""The one place where background work is started, watched, and ended."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from loguru import logger

RESTART_SECONDS = 1.0


class Nursery:
    """Work that ends with an error is logged and begun anew; it gets `grace_seconds` to stop."""

    def __init__(self, *, grace_seconds: float = 10.0) -> None:
        self._grace_seconds = grace_seconds
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """`work` is called again after an error, and left alone once it returns."""
        task = asyncio.create_task(self._watch(name, work), name=name)  # noqa: TID251 -- this is the place
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Gives what was asked to stop the time to do so, then ends it."""
        if not self._tasks:
            return
        _, unfinished = await asyncio.wait(self._tasks, timeout=self._grace_seconds)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    async def _watch(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except Exception:  # noqa: BLE001 -- whatever went wrong, the work must go on
                logger.exception("{} failed and is started again", name)
                await asyncio.sleep(RESTART_SECONDS)
            else:
                return


@asynccontextmanager
async def nursery(*, grace_seconds: float = 10.0) -> AsyncIterator[Nursery]:
    opened = Nursery(grace_seconds=grace_seconds)
    try:
        yield opened
    finally:
        await opened.close()

"""Something happened: wakes everyone who waits, needs no running loop to be fired."""

import asyncio


class Signal:
    """`count` tells how often it was fired, for those who were busy meanwhile."""

    def __init__(self) -> None:
        self.count = 0
        self._event = asyncio.Event()

    def fire(self) -> None:
        """Wake all current waiters; those who come later wait for the next time."""
        self.count += 1
        fired, self._event = self._event, asyncio.Event()
        fired.set()

    async def wait(self, timeout_seconds: float | None = None) -> None:
        """Return when fired, or after `timeout_seconds`.

        Not `asyncio.wait_for`: before Python 3.12 it loses a cancellation that comes with the signal.
        """
        try:
            async with asyncio.timeout(timeout_seconds):
                await self._event.wait()
        except TimeoutError:
            return

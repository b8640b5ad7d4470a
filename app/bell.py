"""Rest that ends at once when there is something to do."""

import asyncio


class Bell:
    """`stopped` is set once, for whoever looks on when a rest is over."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.stopped = False

    def ring(self) -> None:
        self._rung.set()

    def stop(self) -> None:
        self.stopped = True
        self._rung.set()

    def listen(self) -> None:
        """From here on a ring is heard, even before the rest begins."""
        self._rung.clear()

    async def rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return

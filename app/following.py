"""The index follows the knowledge: at once when told of a change, and every second all the same."""

import asyncio

from rag.follower import IndexFollower

LOOK_SECONDS = 1.0


class Following:
    def __init__(self, follower: IndexFollower) -> None:
        self._follower = follower
        self._woken = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        self._woken.set()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            await self._follower.catch_up()
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._woken.wait()
            except TimeoutError:
                continue

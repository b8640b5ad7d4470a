"""The index follows the knowledge: at once when told of a change, and every second all the same."""

from app.bell import Bell
from rag.follower import IndexFollower

LOOK_SECONDS = 1.0


class Following:
    def __init__(self, follower: IndexFollower) -> None:
        self._follower = follower
        self._bell = Bell()

    def wake(self) -> None:
        self._bell.ring()

    def stop(self) -> None:
        self._bell.stop()

    async def run(self) -> None:
        while not self._bell.stopped:
            self._bell.listen()
            await self._follower.catch_up()
            await self._bell.rest(LOOK_SECONDS)

"""Claims what is ready and has it handled, a bounded number at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from loguru import logger

from app.bell import Bell
from desk.errors import LeaseLost
from desk.ports import Claims, Lease

POLL_SECONDS = 1.0
"""The longest rest: notifications may be lost, and a dead worker's lease runs out unannounced."""
MOST_AT_ONCE = 8
"""Claims of one look, unless another number is given."""
GIVE_BACK_SECONDS = 2.0
"""How long a program that ends waits for the database to take a lease back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where work is claimed. `failed` hears of a handler's error and decides when to try again; `release`
    gives back what could not be ended in time, for others to go on with at once."""

    claim: Callable[[int], Awaitable[Claims]]
    renew: Callable[[Lease], Awaitable[None]]
    failed: Callable[[Lease, Exception], Awaitable[None]]
    release: Callable[[Lease], Awaitable[None]]


async def at_once() -> None:
    """Waits for nobody."""


class Pump:
    """`limit`: how many are handled at once; `renew_seconds`: a third of the lease; `claims`: the most that
    begin together; `yielding` is awaited before every claim, by work that can wait."""

    def __init__(
        self,
        source: Source,
        handle: Callable[[Lease], Awaitable[None]],
        *,
        limit: int,
        renew_seconds: float,
        claims: int = MOST_AT_ONCE,
        yielding: Callable[[], Awaitable[None]] = at_once,
    ) -> None:
        self._source = source
        self._handle = handle
        self._room = asyncio.Semaphore(limit)
        self._renew_seconds = renew_seconds
        self._claims = claims
        self._yielding = yielding
        self._bell = Bell()

    def wake(self) -> None:
        """There may be something to claim."""
        self._bell.ring()

    def stop(self) -> None:
        """Nothing more is claimed; what is in hand is finished."""
        self._bell.stop()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            while not self._bell.stopped:
                most = await self._free_hands()
                await self._yielding()
                claims = await self._claim(most)
                for lease in claims.leases:
                    group.create_task(self._work(lease))
                for _ in range(most - len(claims.leases)):
                    self._room.release()
                if len(claims.leases) < most:
                    await self._rest(claims.due_in)

    async def _free_hands(self) -> int:
        """Waits for one; takes a few more when they are free, too."""
        hands = 0
        while not hands or (hands < self._claims and not self._room.locked()):
            await self._room.acquire()
            hands += 1
        return hands

    async def _claim(self, most: int) -> Claims:
        self._bell.listen()
        try:
            return await self._source.claim(most)
        except Exception as error:  # noqa: BLE001 -- the database may be away: look again after a rest
            logger.warning("nothing can be claimed: {}", type(error).__name__)
            return Claims()

    async def _rest(self, due_in: float | None) -> None:
        await self._bell.rest(POLL_SECONDS if due_in is None else min(due_in, POLL_SECONDS))

    async def _work(self, lease: Lease) -> None:
        try:
            await self._handle_told(lease)
        except asyncio.CancelledError:
            await self._give_back(lease)
            raise
        finally:
            self._room.release()

    async def _handle_told(self, lease: Lease) -> None:
        try:
            await self._handle_renewing(lease)
        except* LeaseLost:
            logger.info("{} was taken over by another worker", lease.key)
        except* Exception as errors:  # noqa: BLE001 -- one bad piece of work must not stop the rest
            await self._fail(lease, errors.exceptions[0])

    async def _handle_renewing(self, lease: Lease) -> None:
        async with asyncio.TaskGroup() as group:
            renewing = group.create_task(self._renew(lease))
            await self._handle(lease)
            renewing.cancel()

    async def _renew(self, lease: Lease) -> None:
        while True:
            await asyncio.sleep(self._renew_seconds)
            try:
                await self._source.renew(lease)
            except LeaseLost:
                raise
            except Exception as error:  # noqa: BLE001 -- a database that was away is no reason to stop halfway
                logger.warning("the lease on {} is not renewed: {}", lease.key, type(error).__name__)

    async def _give_back(self, lease: Lease) -> None:
        try:
            async with asyncio.timeout(GIVE_BACK_SECONDS):
                await self._source.release(lease)
        except Exception:  # noqa: BLE001 -- the lease runs out by itself
            logger.warning("{} waits until its lease runs out", lease.key)

    async def _fail(self, lease: Lease, error: Exception) -> None:
        logger.opt(exception=error).error("work on {} failed", lease.key)
        try:
            await self._source.failed(lease, error)
        except Exception:  # noqa: BLE001 -- the lease runs out by itself
            logger.warning("{} waits until its lease runs out", lease.key)

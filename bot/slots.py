"""Time cut into slots, one call each, shared by all replicas through Redis."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from loguru import logger
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.pace import Pace

T = TypeVar("T")

REDIS_SECONDS = 1.0
ALONE_SECONDS = 5.0
"""How long Redis is left in peace after it failed; meanwhile this process keeps the pace by itself."""
REMEMBERED = 2000


class Slots:
    """By Redis's clock, so that replicas agree on the slots whatever their own machines say. `now` gives
    seconds that never go back: they carry on while Redis is away."""

    def __init__(self, redis: Redis, now: Callable[[], float]) -> None:
        self._redis = redis
        self._now = now
        self._ahead = time.time() - now()
        self._taken: dict[str, float] = {}
        self._paused: dict[str, float] = {}
        self._alone_until = 0.0

    async def take(self, lane: str, pace: Pace) -> float:
        """0 when a slot is taken, else how many seconds to wait before asking again.

        The last `burst - 1` slots may be used late: that is the burst after a silence.
        """
        now = await self._shared_now()
        if (until := await self._paused_until(lane)) > now:
            return until - now
        newest = int(now // pace.seconds)
        for number in range(newest - pace.burst + 1, newest + 1):
            if await self._claim(f"telegram:slot:{lane}:{number}", pace):
                return 0.0
        return max((newest + 1) * pace.seconds - now, 0.001)

    async def pause(self, lane: str, seconds: float) -> None:
        """Nobody writes there for so long, on any replica."""
        until = await self._shared_now() + seconds
        self._paused[lane] = until
        key, life = f"telegram:pause:{lane}", max(int(seconds * 1000), 1)
        await self._shared(lambda: self._redis.set(key, str(until), px=life), None)

    async def _shared_now(self) -> float:
        """Unix time as Redis has it; while it is away, as it had it last."""
        told = await self._shared(self._redis.time, None)
        if told:
            seconds, microseconds = told
            self._ahead = seconds + microseconds / 1e6 - self._now()
        return self._now() + self._ahead

    async def _paused_until(self, lane: str) -> float:
        here = self._paused.get(lane, 0.0)
        there = await self._shared(lambda: self._redis.get(f"telegram:pause:{lane}"), None)
        return max(here, float(there or 0))

    async def _claim(self, key: str, pace: Pace) -> bool:
        """Remembered here as well, so that the pace holds when Redis goes away."""
        if key in self._taken:
            return False
        life = pace.seconds * (pace.burst + 2)
        self._remember(key, self._now() + life)
        return bool(await self._shared(lambda: self._redis.set(key, "1", nx=True, px=int(life * 1000)), True))

    def _remember(self, key: str, until: float) -> None:
        if len(self._taken) >= REMEMBERED:
            now = self._now()
            self._taken = {old: end for old, end in self._taken.items() if end > now}
        self._taken[key] = until

    async def _shared(self, ask: Callable[[], Awaitable[T]], alone: T) -> T:
        """Redis's answer, or `alone` while it has none to give."""
        if self._now() < self._alone_until:
            return alone
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                return await ask()
        except (RedisError, OSError, TimeoutError) as error:
            logger.warning("Redis does not answer ({}): this process paces itself", type(error).__name__)
            self._alone_until = self._now() + ALONE_SECONDS
            return alone

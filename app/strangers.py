"""Calls that are refused, counted by address: whoever sends too many is told to come later.

A call with the right secret is never counted and never held up, wherever it comes from: all businesses'
messages come from one address of ChatFlow, and one of them may have a wrong secret.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from aiohttp import web
from loguru import logger
from redis.asyncio import Redis
from redis.exceptions import RedisError

ADMIN = "/admin/"
SPAN_SECONDS = 60
REFUSED_A_SPAN = 600
"""Ten a second: a business with a wrong secret in ChatFlow stays far below, a flood does not."""
WRONG_TOKENS_A_SPAN = 100
"""Beyond this an address may not even try a right one: ADMIN_TOKEN is what people choose themselves."""

REDIS_SECONDS = 0.3
ALONE_SECONDS = 5.0
"""How long Redis is left in peace after it failed; meanwhile nobody is limited."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What is counted together; `locked`: beyond the limit nothing is tried at all."""

    name: str
    statuses: frozenset[int]
    limit: int
    locked: bool = False


OPEN_TO_CHANNELS = Door(name="channels", statuses=frozenset({401, 404}), limit=REFUSED_A_SPAN)
FOR_ADMIN = Door(name="admin", statuses=frozenset({401}), limit=WRONG_TOKENS_A_SPAN, locked=True)


class Strangers:
    """`now` is Unix time, the same in every process within a second."""

    def __init__(self, redis: Redis, *, now: Callable[[], float] = time.time) -> None:
        self._redis = redis
        self._now = now
        self._alone_until = float("-inf")

    @web.middleware
    async def limit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        door = FOR_ADMIN if request.path.startswith(ADMIN) else OPEN_TO_CHANNELS
        key = f"strangers:{door.name}:{caller(request)}:{int(self._now() // SPAN_SECONDS)}"
        if door.locked and await self._asked(self._redis.get, key) >= door.limit:
            return self._later()
        try:
            response = await handler(request)
        except web.HTTPException as refusal:
            if await self._is_too_many(door, refusal.status, key):
                return self._later()
            raise
        return self._later() if await self._is_too_many(door, response.status, key) else response

    async def _is_too_many(self, door: Door, status: int, key: str) -> bool:
        if status not in door.statuses:
            return False
        count = await self._asked(self._counted, key)
        if count == door.limit + 1:
            logger.warning("limited for a minute, after {} refused calls: {}", door.limit, key)
        return count > door.limit

    async def _counted(self, key: str) -> int:
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.incr(key)
            pipe.expire(key, 2 * SPAN_SECONDS)
            return int((await pipe.execute())[0])

    async def _asked(self, ask: Callable[[str], Awaitable[Any]], key: str) -> int:
        """0 while Redis has no answer to give: then nobody is limited."""
        if self._now() < self._alone_until:
            return 0
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                return int(await ask(key) or 0)
        except (RedisError, OSError, TimeoutError) as error:
            logger.warning("Redis does not answer ({}): refused calls are not counted", type(error).__name__)
            self._alone_until = self._now() + ALONE_SECONDS
            return 0

    def _later(self) -> web.Response:
        wait = SPAN_SECONDS - int(self._now()) % SPAN_SECONDS
        response = web.json_response(
            {"success": False, "message": "Too many refused calls from this address; come later."},
            status=429,
            headers={"Retry-After": str(wait)},
        )
        response.force_close()  # a part of the body may still be on its way
        return response


def caller(request: web.Request) -> str:
    """The address that a proxy of ours names last, or the caller's own when it comes without a proxy.

    What stands further left in the header was written by the caller. An IPv6 customer has a whole /64.
    """
    peer = request.remote or ""
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        found = ip_address(peer)
        if not found.is_global and named:
            found = ip_address(named)
    except ValueError:
        return peer
    return (
        str(IPv6Network((found.packed, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)
    )

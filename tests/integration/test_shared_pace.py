"""Replicas share the pace of a group through Redis: a real one at TEST_REDIS_URL, or the embedded one."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
from fakeredis import FakeAsyncRedis
from redis.asyncio import Redis

from bot.pace import Pace
from bot.slots import Slots

PACE = Pace(seconds=3600, burst=3)
LANE = "1:-1001"


@pytest.fixture
async def redis() -> AsyncIterator[Redis]:
    url = os.environ.get("TEST_REDIS_URL")
    client: Redis = Redis.from_url(url) if url else FakeAsyncRedis()
    await client.flushdb()
    yield client
    await client.flushdb()
    await client.aclose()


def noon() -> float:
    return 1_800_000_000.0


async def test_replicas_take_a_burst_together_and_then_wait(redis: Redis) -> None:
    replicas = [Slots(redis, noon) for _ in range(4)]
    waits = await asyncio.gather(*(replica.take(LANE, PACE) for replica in replicas * 3))
    assert waits.count(0.0) == PACE.burst
    assert all(0 < wait <= PACE.seconds for wait in waits if wait)


async def test_a_pause_told_to_one_replica_holds_for_all(redis: Redis) -> None:
    one, other = Slots(redis, noon), Slots(redis, noon)
    await one.pause(LANE, 30)
    assert await other.take(LANE, PACE) == 30
    assert await other.take("1:-1002", PACE) == 0

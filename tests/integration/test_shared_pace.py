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


def next_noon() -> float:
    return noon() + 86_400


async def test_replicas_take_a_burst_together_and_then_wait(redis: Redis) -> None:
    """Even where their machines disagree by a day: the time is Redis's."""
    replicas = [Slots(redis, clock) for clock in (noon, noon, next_noon, next_noon)]
    waits = await asyncio.gather(*(replica.take(LANE, PACE) for replica in replicas * 3))
    assert waits.count(0.0) == PACE.burst
    assert all(0 < wait <= PACE.seconds for wait in waits if wait)


async def test_a_pause_told_to_one_replica_holds_for_all(redis: Redis) -> None:
    one, other = Slots(redis, noon), Slots(redis, next_noon)
    await one.pause(LANE, 30)
    assert 29 < await other.take(LANE, PACE) <= 30
    assert await other.take("1:-1002", PACE) == 0


async def test_a_clock_that_is_set_back_mutes_nobody_and_opens_no_flood(redis: Redis) -> None:
    """A pause lasts as long as it was told to, and the pace goes on."""
    clock = [noon()]
    slots = Slots(redis, lambda: clock[0])
    await slots.pause(LANE, 0.2)
    clock[0] -= 86_400
    await asyncio.sleep(0.25)
    waits = [await slots.take(LANE, PACE) for _ in range(4)]
    assert waits[:3] == [0, 0, 0]
    assert waits[3] > 0

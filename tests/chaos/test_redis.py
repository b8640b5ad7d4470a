"""Redis is never needed: away, silent or emptied, messages flow and cards stand."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from redis.asyncio import Redis

from sandbox import Fault, FaultKind
from sandbox.telegram.limits import RateLimits
from tests.chaos.caller import message
from tests.chaos.echo import CALL, EchoBrain
from tests.chaos.fleet import BUSINESS, Fleet, open_fleet
from tests.chaos.house import open_house
from tests.e2e.conftest import free_port
from tests.e2e.topic import Topic

needs_redis = pytest.mark.skipif(
    not os.environ.get("TEST_REDIS_URL"), reason="needs a Redis at TEST_REDIS_URL"
)
MINUTE_SECONDS = 6
"""How long a minute lasts for Telegram's limits and for the replicas' pace alike."""
PAUSE_SECONDS = 3
CALLING = 12


@asynccontextmanager
async def silent_server() -> AsyncIterator[str]:
    """Takes every connection and never says a word."""

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(1024):
            pass
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    try:
        yield f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0"
    finally:
        server.close()


@asynccontextmanager
async def nobody() -> AsyncIterator[str]:
    yield f"redis://127.0.0.1:{free_port()}/0"


@pytest.mark.parametrize("around", [nobody, silent_server])
async def test_without_redis_messages_flow_and_cards_stand(
    tmp_path: Path, database_url: str, around: object
) -> None:
    async with (
        around() as url,  # type: ignore[operator]
        open_house(tmp_path, database_url, brain=EchoBrain(), redis_url=url) as house,
    ):
        asking, calling = house.client(0), house.client(1)
        await asyncio.gather(asking.write("вопрос №0-0"), calling.write(CALL))
        assert "№0-0" in await asking.hear()
        await calling.topic()


@needs_redis
async def test_an_emptied_redis_is_no_loss(tmp_path: Path, database_url: str) -> None:
    url = os.environ["TEST_REDIS_URL"]
    async with open_house(tmp_path, database_url, brain=EchoBrain(), redis_url=url) as house:
        for place in range(2):
            await house.client(place).write(CALL)
            await house.client(place).topic()
            async with Redis.from_url(url) as redis:
                await redis.flushdb()


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Fleet]:
    """Two replicas that share a real Redis, and a group that enforces Telegram's limits."""
    url = os.environ["TEST_REDIS_URL"]
    async with Redis.from_url(url) as redis:
        await redis.flushdb()
    pace = str(17 * 60 / MINUTE_SECONDS)
    async with open_fleet(tmp_path, REDIS_URL=url, TELEGRAM_GROUP_PER_MINUTE=pace) as fleet:
        fleet.world.telegram.flood.limits = RateLimits(second=MINUTE_SECONDS / 60)
        yield fleet


async def call_for_a_person(fleet: Fleet, clients: range) -> None:
    async with ClientSession() as session, asyncio.TaskGroup() as group:
        for client in clients:
            group.create_task(message(session, fleet.webhooks[client % 2], client, CALL))


def carded(fleet: Fleet) -> int:
    topics = fleet.world.telegram.topics(BUSINESS.group_id)
    return sum(bool(Topic(fleet.world, BUSINESS.group_id, one.thread_id).cards) for one in topics)


@needs_redis
async def test_two_replicas_are_together_as_slow_as_telegram_wants_one_to_be(pair: Fleet) -> None:
    await call_for_a_person(pair, range(CALLING))
    await pair.world.until(lambda: carded(pair) == CALLING, 50)
    outcomes = [call.outcome for call in pair.world.telegram.calls]
    assert not [outcome for outcome in outcomes if "Too Many Requests" in outcome]
    for replica in pair.replicas:
        assert "card: done" in [line["message"] for line in replica.all_logs()]


@needs_redis
async def test_a_flood_told_to_one_replica_pauses_the_group_for_both(pair: Fleet) -> None:
    flood = Fault(
        kind=FaultKind.REFUSE,
        method="createForumTopic",
        status=429,
        description=f"Too Many Requests: retry after {PAUSE_SECONDS}",
        parameters={"retry_after": PAUSE_SECONDS},
    )
    pair.world.telegram.faults.add(flood)
    await call_for_a_person(pair, range(1))
    await pair.world.until(lambda: not pair.world.telegram.faults.pending)
    told = pair.world.telegram.calls[-1].time
    await call_for_a_person(pair, range(1, 7))
    await pair.world.until(lambda: carded(pair) == 7, 40)
    made = [call.time for call in pair.world.telegram.calls_of("createForumTopic") if call.outcome == "ok"]
    assert min(made) > told + PAUSE_SECONDS - 0.2

"""Redis is never needed: away, silent or emptied, messages flow and cards stand."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from redis.asyncio import Redis

from tests.chaos.echo import CALL, EchoBrain
from tests.chaos.house import open_house
from tests.e2e.conftest import free_port


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


@pytest.mark.skipif(not os.environ.get("TEST_REDIS_URL"), reason="needs a Redis at TEST_REDIS_URL")
async def test_an_emptied_redis_is_no_loss(tmp_path: Path, database_url: str) -> None:
    url = os.environ["TEST_REDIS_URL"]
    async with open_house(tmp_path, database_url, brain=EchoBrain(), redis_url=url) as house:
        for place in range(2):
            await house.client(place).write(CALL)
            await house.client(place).topic()
            async with Redis.from_url(url) as redis:
                await redis.flushdb()

"""Redis: the server at REDIS_URL, or one inside the process. Never the only copy of anything."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fakeredis import FakeAsyncRedis
from redis.asyncio import Redis

from app.settings import Settings

ANSWER_SECONDS = 1.0
"""A Redis that is slower than this is treated as away: nothing waits for it."""


@asynccontextmanager
async def open_redis(settings: Settings) -> AsyncIterator[Redis]:
    url = settings.redis_url.get_secret_value()
    redis: Redis = (
        Redis.from_url(url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS)
        if url
        else FakeAsyncRedis()
    )
    try:
        yield redis
    finally:
        await redis.aclose()

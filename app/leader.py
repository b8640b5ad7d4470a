"""What only one of all processes may do, done by the one that leads."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from loguru import logger

from storage.leadership import LOOK_SECONDS, LOST, candidate

Lead = Callable[[], AbstractAsyncContextManager[None]]
"""Goes on while its block is open."""


async def lead(database_url: str, work: Lead) -> None:
    """Runs until cancelled: waits to be elected, works until the lock is lost, and waits again."""
    while True:
        try:
            await _lead_once(database_url, work)
        except LOST:
            await asyncio.sleep(LOOK_SECONDS)


async def _lead_once(database_url: str, work: Lead) -> None:
    async with candidate(database_url) as this:
        await this.until_elected()
        logger.info("this process leads: it keeps the watch")
        async with work():
            await this.until_lost()
        logger.warning("another process may lead now")

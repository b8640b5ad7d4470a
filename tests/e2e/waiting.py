"""Waiting for what another process does, with a deadline."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

GLANCE_SECONDS = 0.05
T = TypeVar("T")


async def eventually(seen: Callable[[], Awaitable[T]], within_seconds: float = 10.0) -> T:
    """The first truthy value of `seen()`; TimeoutError after `within_seconds`."""
    deadline = time.monotonic() + within_seconds
    while not (value := await seen()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"not seen within {within_seconds} s")
        await asyncio.sleep(GLANCE_SECONDS)
    return value

"""What could not be stored was not accepted: the sender is asked to come again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from loguru import logger

from whatsapp.answers import Refused

STORE_SECONDS = 3.5
"""ChatFlow tells the client of a slow webhook; a database slower than this is as good as away. Letting go
of a connection that hangs takes two seconds more."""
RETRY_AFTER_SECONDS = 5


@asynccontextmanager
async def storing(seconds: float) -> AsyncIterator[None]:
    """Whatever goes wrong inside, or takes too long, becomes a 503. Raises Refused."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except Refused:
        raise
    except Exception as error:  # noqa: BLE001 — the reason changes nothing: it is not stored
        logger.error("storage failed a call: {}", _names(error))
        raise Refused(
            503, "Not stored just now, please send it again.", retry_after_seconds=RETRY_AFTER_SECONDS
        ) from None


def _names(error: BaseException) -> str:
    """Types only: texts of database errors repeat the client's words and phone."""
    names: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(names) < 5:
        names.append(type(cause).__qualname__)
        cause = cause.__cause__
    return " from ".join(names)

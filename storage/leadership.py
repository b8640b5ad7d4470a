"""One process of all that share the database leads: the one whose connection holds an advisory lock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from sqlalchemy.engine import make_url

LOOK_SECONDS = 1.0
ANSWER_SECONDS = 3.0
"""A database that is silent for longer may have given the lock to another process."""

LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)

_TRY = "SELECT pg_try_advisory_lock(hashtext('leader'))"


class Candidate:
    """A connection of its own to the database, that may hold the lock."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._closed = asyncio.Event()
        connection.add_termination_listener(lambda _: self._closed.set())

    async def until_elected(self) -> None:
        """Asks again and again: a query that waits for a lock keeps a database from clearing away what
        its transactions left. Raises one of LOST."""
        while not await self._connection.fetchval(_TRY, timeout=ANSWER_SECONDS):
            await self._rest()

    async def until_lost(self) -> None:
        """Returns once the lock may be another's."""
        while not self._closed.is_set():
            try:
                await self._connection.execute("SELECT 1", timeout=ANSWER_SECONDS)
            except LOST:
                return
            await self._rest()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                await self._closed.wait()
        except TimeoutError:
            return


@asynccontextmanager
async def candidate(database_url: str) -> AsyncIterator[Candidate]:
    """On leaving, another may be elected at once. Raises one of LOST."""
    dsn = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn, timeout=5)
    try:
        yield Candidate(connection)
    finally:
        connection.terminate()

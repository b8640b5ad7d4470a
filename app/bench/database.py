"""A PostgreSQL of the bench's own that counts what it is asked."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
from sqlalchemy.engine import make_url

from app.bench.errors import NotMeasured
from app.embedded.postgres import start_postgres

_COUNTED = """
    SELECT query, calls, total_exec_time FROM pg_stat_statements
    JOIN pg_database ON pg_database.oid = dbid
    WHERE datname = current_database() AND userid = current_user::regrole
    ORDER BY calls DESC
"""
FRAMES = ("begin", "commit", "rollback")
"""What stands around statements."""
INNER = ("pg_stat_statements", "assert_state_agrees", "pg_type")
"""What marks statements of this bench, of our triggers, and of a new connection that learns types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One statement, how often it was asked and how long that took altogether."""

    statement: str
    calls: int
    milliseconds: float

    @property
    def is_frame(self) -> bool:
        return self.statement.lower().startswith(FRAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingDatabase:
    url: str = field(repr=False)

    async def forget(self) -> None:
        """Counting begins anew."""
        await self.run("SELECT pg_stat_statements_reset()")

    async def asked(self) -> Sequence[Asked]:
        """What was sent since the last `forget`, the most frequent first."""
        rows = await self.run(_COUNTED)
        found = [
            Asked(statement=row["query"], calls=row["calls"], milliseconds=row["total_exec_time"])
            for row in rows
        ]
        return [one for one in found if not any(mark in one.statement for mark in INNER)]

    async def run(self, statement: str) -> Sequence[asyncpg.Record]:
        connection = await asyncpg.connect(plain_url(self.url), timeout=5, command_timeout=30)
        try:
            rows: Sequence[asyncpg.Record] = await connection.fetch(statement)
            return rows
        finally:
            await connection.close()


def plain_url(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@asynccontextmanager
async def counting_database(folder: Path) -> AsyncIterator[CountingDatabase]:
    """Raises NotMeasured, and EmbeddedServerError when there is no PostgreSQL to start."""
    first = await start_postgres(folder)
    counting = CountingDatabase(url=first.url)
    try:
        await counting.run("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
    finally:
        await first.close()
    server = await start_postgres(folder)
    try:
        counting = CountingDatabase(url=server.url)
        try:
            await counting.run("CREATE EXTENSION pg_stat_statements")
        except asyncpg.PostgresError as error:
            raise NotMeasured(
                f"This PostgreSQL can't count its statements ({error}): unset PG_BIN to use the embedded one."
            ) from None
        yield counting
    finally:
        await server.close()

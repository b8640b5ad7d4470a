"""Ticks of periodic jobs, by the database's clock."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)

_CLAIM = text("""
    INSERT INTO periodic_runs (job, slot) VALUES (:job, date_bin(:every, now(), :first))
    ON CONFLICT (job, slot) DO NOTHING
    RETURNING slot
""")


async def claim_tick(
    engine: AsyncEngine, job: str, every: timedelta, *, begins: timedelta = timedelta()
) -> bool:
    """Whether the present tick is the caller's: True once in each span of `every`.

    The spans are counted from midnight, UTC, and `begins` later."""
    values = {"job": job, "every": every, "first": MIDNIGHT + begins}
    async with engine.begin() as connection:
        return (await connection.execute(_CLAIM, values)).first() is not None

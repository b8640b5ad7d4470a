"""Clears away what nobody will ask for again, a little at a time."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Interval, TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncEngine

KEPT = timedelta(days=30)
TICKS_KEPT = timedelta(days=7)
FILES_KEPT = timedelta(days=1)
"""A file without a message: one may still be on its way to it."""

BATCH = 1000
MOST_BATCHES = 200
"""A night: what is left over waits for the next one."""

_OLD: Mapping[str, tuple[str, timedelta]] = {
    "telegram_updates": (
        """SELECT id FROM telegram_updates AS old WHERE created_at < now() - :kept AND NOT EXISTS (
            SELECT FROM outbox
            WHERE outbox.client_id = old.client_id AND subject_id = old.id AND status <> 'done')""",
        KEPT,
    ),
    "outbox": (
        "SELECT id FROM outbox WHERE status = 'done' AND finished_at < now() - :kept",
        KEPT,
    ),
    "channel_events": (
        "SELECT id FROM channel_events WHERE created_at < now() - :kept",
        KEPT,
    ),
    "alerts": (
        """SELECT id FROM alerts
           WHERE began_at < now() - :kept AND (ended_at < now() - :kept OR kind = 'stuck')""",
        KEPT,
    ),
    "uploads": ("SELECT id FROM uploads WHERE created_at < now() - :kept", KEPT),
    "blobs": (
        """SELECT id FROM blobs WHERE created_at < now() - :kept AND NOT EXISTS (
            SELECT FROM messages
            WHERE messages.client_id = blobs.client_id AND media ->> 'blob_id' = CAST(blobs.id AS text))""",
        FILES_KEPT,
    ),
}

_KEPT_FOR = bindparam("kept", type_=Interval)

_OLD_TICKS = text("DELETE FROM periodic_runs WHERE slot < now() - :kept").bindparams(_KEPT_FOR)


async def tidy_up(engine: AsyncEngine) -> Mapping[str, int]:
    """How many rows of which table were deleted."""
    gone = {table: await _delete(engine, _deletion(table, old), kept) for table, (old, kept) in _OLD.items()}
    async with engine.begin() as connection:
        ticks = await connection.execute(_OLD_TICKS, {"kept": TICKS_KEPT})
    return {**gone, "periodic_runs": ticks.rowcount}


def _deletion(table: str, old: str) -> TextClause:
    deletion = f"DELETE FROM {table} WHERE id IN ({old} LIMIT :batch)"  # noqa: S608 -- names of our own
    return text(deletion).bindparams(_KEPT_FOR)


async def _delete(engine: AsyncEngine, deletion: TextClause, kept: timedelta) -> int:
    """Each batch in a transaction of its own, so that nobody waits long for a lock."""
    gone = 0
    for _ in range(MOST_BATCHES):
        async with engine.begin() as connection:
            deleted = (await connection.execute(deletion, {"kept": kept, "batch": BATCH})).rowcount
        gone += deleted
        if deleted < BATCH:
            break
    return gone

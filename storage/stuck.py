"""Work that needs a person: given up, or of unknown outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_LIST = text("""
    SELECT o.id, c.slug, o.kind, o.status, o.attempts, o.last_error, o.created_at
    FROM outbox o JOIN clients c ON c.id = o.client_id
    WHERE o.status IN ('uncertain', 'dead')
    ORDER BY o.seq LIMIT :limit
""")

_REQUEUE = """
    WITH requeued AS (
        UPDATE outbox SET status = 'queued', attempts = 0, run_at = now(), finished_at = NULL,
            details = details || jsonb_build_object('asked_for', true)
        WHERE {chosen}
        RETURNING client_id, lane, kind, subject_id
    ), woken AS (
        UPDATE lanes SET ready_at = now() FROM requeued
        WHERE lanes.client_id = requeued.client_id AND lanes.lane = requeued.lane
    ), marked AS (
        UPDATE messages SET status = 'queued' FROM requeued
        WHERE messages.id = requeued.subject_id AND requeued.kind = 'send'
    )
    SELECT count(*) FROM requeued
"""

_REQUEUE_ONE = text(_REQUEUE.format(chosen="id = :id AND status IN ('uncertain', 'dead')"))

_REQUEUE_DEAD = text(_REQUEUE.format(chosen="status = 'dead'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckWork:
    id: UUID
    slug: str
    kind: str
    status: str
    attempts: int
    last_error: str
    created_at: datetime


async def list_stuck(engine: AsyncEngine, *, limit: int = 200) -> Sequence[StuckWork]:
    """Oldest first."""
    async with engine.connect() as connection:
        rows = await connection.execute(_LIST, {"limit": limit})
        return [StuckWork(**row) for row in rows.mappings()]


async def requeue_one(engine: AsyncEngine, work_id: UUID) -> int:
    """0 when there is no such work, or it is not stuck."""
    async with engine.begin() as connection:
        return int((await connection.execute(_REQUEUE_ONE, {"id": work_id})).scalar_one())


async def requeue_dead(engine: AsyncEngine) -> int:
    """All that was given up. What may have arrived is repeated only by name, with `requeue_one`."""
    async with engine.begin() as connection:
        return int((await connection.execute(_REQUEUE_DEAD)).scalar_one())

"""Work that needs a person: given up, or of unknown outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.outbox import requeueing

_LIST = text("""
    SELECT o.id, c.slug, o.kind, o.status, o.attempts, o.last_error, o.created_at
    FROM outbox o JOIN clients c ON c.id = o.client_id
    WHERE o.status IN ('uncertain', 'dead')
    ORDER BY o.seq LIMIT :limit
""")

_REQUEUE_ONE = requeueing("id = :id AND status IN ('uncertain', 'dead')")

_REQUEUE_DEAD = requeueing("status = 'dead'")


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

"""Lanes of the outbox that have work to do."""

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.ports import Lease
from desk.work import ClaimedWork, Crew, Work, WorkKind
from storage.leases import Leases
from storage.part import Row

_START = text("""
    UPDATE outbox SET status = 'sending', token = :token, attempts = attempts + 1
    FROM (
        SELECT outbox.id, outbox.status = 'sending' AS interrupted
        FROM outbox JOIN lanes USING (client_id, lane)
        WHERE client_id = :client_id AND lane = :lane AND lease_token = :token
          AND outbox.status IN ('queued', 'sending')
        ORDER BY seq LIMIT 1) AS head
    WHERE outbox.id = head.id AND run_at <= now()
    RETURNING outbox.*, head.interrupted
""")

_LOCK = text("""
    SELECT 1 FROM lanes WHERE client_id = :client_id AND lane = :lane AND lease_token = :token FOR UPDATE
""")

_RELEASE = text("""
    UPDATE lanes
    SET lease_token = NULL, lease_until = NULL, attempts = 0, ready_at = (
        SELECT run_at FROM outbox
        WHERE client_id = :client_id AND lane = :lane AND status IN ('queued', 'sending')
        ORDER BY seq LIMIT 1)
    WHERE client_id = :client_id AND lane = :lane AND lease_token = :token
""")


class PostgresLanes:
    def __init__(self, engine: AsyncEngine, *, lease: timedelta) -> None:
        self._engine = engine
        self._leases = Leases(engine, "lanes", "lane", lease=lease, of_crew="AND crew = :crew")

    async def claim(self, crew: Crew) -> Lease | None:
        return await self._leases.claim(crew=crew)

    async def renew(self, lease: Lease) -> None:
        await self._leases.renew(lease, lease.key)

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        await self._leases.postpone(lease, lease.key, after)

    async def due_in(self, crew: Crew) -> float | None:
        return await self._leases.due_in(crew=crew)

    async def start(self, lease: Lease) -> ClaimedWork | None:
        async with self._engine.begin() as connection:
            row = (await connection.execute(_START, _held(lease))).mappings().first()
        return _claimed(row) if row else None

    async def release(self, lease: Lease) -> None:
        """The lane is locked first, so that work added meanwhile is seen by the statement after it."""
        async with self._engine.begin() as connection:
            if (await connection.execute(_LOCK, _held(lease))).first():
                await connection.execute(_RELEASE, _held(lease))


def _held(lease: Lease) -> dict[str, object]:
    return {"client_id": lease.client_id, "lane": lease.key, "token": lease.token}


def _claimed(row: Row) -> ClaimedWork:
    work = Work(
        kind=WorkKind(row["kind"]),
        subject_id=row["subject_id"],
        conversation_id=row["conversation_id"],
        chat_id=row["chat_id"],
        details=row["details"],
    )
    return ClaimedWork(
        id=row["id"],
        client_id=row["client_id"],
        token=row["token"],
        work=work,
        attempts=row["attempts"],
        interrupted=row["interrupted"],
        correlation_id=row["correlation_id"],
    )

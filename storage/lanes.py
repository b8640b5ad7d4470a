"""Lanes of the outbox that have work to do."""

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.ports import Claims, Lease
from desk.work import ClaimedWork, Crew, Work, WorkKind
from storage.leases import Leases
from storage.part import Row

_GO_ON = text("""
    WITH held AS (
        SELECT ready_at FROM lanes WHERE client_id = :client_id AND lane = :lane AND lease_token = :token
    ), head AS (
        SELECT id, status = 'sending' AS interrupted, run_at, run_at <= now() AS due FROM outbox
        WHERE client_id = :client_id AND lane = :lane AND status IN ('queued', 'sending')
          AND EXISTS (SELECT FROM held)
        ORDER BY seq LIMIT 1
    ), begun AS (
        UPDATE outbox SET status = 'sending', token = :token, attempts = attempts + 1
        FROM head WHERE outbox.id = head.id AND due
        RETURNING outbox.*, interrupted
    ), freed AS (
        UPDATE lanes
        SET lease_token = NULL, lease_until = NULL, attempts = 0, ready_at = (SELECT run_at FROM head)
        FROM held
        WHERE client_id = :client_id AND lane = :lane AND lease_token = :token
          AND lanes.ready_at = held.ready_at AND NOT EXISTS (SELECT FROM head WHERE due)
        RETURNING lane
    )
    SELECT begun.*, EXISTS (SELECT FROM held) AND NOT EXISTS (SELECT FROM freed) AS rung_meanwhile
    FROM (SELECT) AS always LEFT JOIN begun ON true
""")
"""Who adds work sets the lane's `ready_at` anew: a lane is let go only while it is what was read, so that
work added at this very moment is never left lying."""


class PostgresLanes:
    def __init__(self, engine: AsyncEngine, *, lease: timedelta) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._leases = Leases(engine, "lanes", "lane", lease=lease, of_crew="AND crew = :crew")

    async def claim(self, crew: Crew, most: int = 1) -> Claims:
        return await self._leases.claim(most, crew=crew)

    async def renew(self, lease: Lease) -> None:
        await self._leases.renew(lease, lease.key)

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        await self._leases.postpone(lease, lease.key, after)

    async def release(self, lease: Lease) -> None:
        await self._leases.release(lease, lease.key)

    async def go_on(self, lease: Lease) -> ClaimedWork | None:
        held = {"client_id": lease.client_id, "lane": lease.key, "token": lease.token}
        while True:
            async with self._engine.connect() as connection:
                row = (await connection.execute(_GO_ON, held)).mappings().one()
            if row["id"]:
                return _claimed(row)
            if not row["rung_meanwhile"]:
                return None


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

"""Who works on what: a conversation's turn and a lane of the outbox are leased the same way.

One claimer gets one row, skipping what others are just claiming; a dead worker's lease runs out by the
database's clock.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.errors import LeaseLost
from desk.ports import Claims, Lease
from storage.part import prepared

_FREE = "ready_at IS NOT NULL AND (lease_until IS NULL OR lease_until < now())"


class Leases:
    """`key`: the column that names the thing beside the tenant; `of_crew`: narrows the claim, by `:crew`."""

    def __init__(
        self, engine: AsyncEngine, table: str, key: str, *, lease: timedelta, of_crew: str = ""
    ) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._lease = lease
        free = f"FROM {table} WHERE {_FREE} {of_crew}"
        self._claim = f"""
            WITH next AS MATERIALIZED (
                SELECT client_id, {key} {free} AND ready_at <= now()
                ORDER BY ready_at LIMIT {{most}} FOR UPDATE SKIP LOCKED
            ), claimed AS (
                UPDATE {table} AS claimed
                SET lease_token = gen_random_uuid(), lease_until = now() + :lease, attempts = attempts + 1
                FROM next WHERE claimed.client_id = next.client_id AND claimed.{key} = next.{key}
                RETURNING claimed.client_id, claimed.{key} AS key, lease_token, attempts, ready_at
            ), due AS (
                SELECT extract(epoch FROM ready_at - now()) AS due_in {free} AND ready_at > now()
                ORDER BY ready_at LIMIT 1
            )
            SELECT claimed.*, due_in
            FROM (SELECT) AS always LEFT JOIN claimed ON true LEFT JOIN due ON true
            ORDER BY claimed.ready_at
        """  # noqa: S608 -- names of our own tables only
        held = f"WHERE client_id = :client_id AND {key} = :key AND lease_token = :token RETURNING 1"
        self._renew = f"UPDATE {table} SET lease_until = now() + :lease {held}"  # noqa: S608 -- the same
        self._postpone = f"""
            UPDATE {table} SET lease_token = NULL, lease_until = NULL, ready_at = now() + :after {held}
        """  # noqa: S608 -- the same
        self._release = f"""
            UPDATE {table}
            SET lease_token = NULL, lease_until = NULL, attempts = greatest(attempts - 1, 0) {held}
        """  # noqa: S608 -- the same

    async def claim(self, most: int, **narrowing: str) -> Claims:
        """The number stands in the statement itself: PostgreSQL then knows that there are few."""
        statement = self._claim.format(most=most)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(prepared(statement), {"lease": self._lease, **narrowing})).all()
        leases = tuple(
            Lease(client_id=row.client_id, key=str(row.key), token=row.lease_token, attempts=row.attempts)
            for row in rows
            if row.lease_token
        )
        due_in = rows[0].due_in
        return Claims(leases=leases, due_in=None if due_in is None else max(0.0, float(due_in)))

    async def renew(self, lease: Lease, key: UUID | str) -> None:
        await self._held(self._renew, lease, key, lease=self._lease)

    async def postpone(self, lease: Lease, key: UUID | str, after: timedelta) -> None:
        await self._held(self._postpone, lease, key, after=after)

    async def release(self, lease: Lease, key: UUID | str) -> None:
        """As it was before the claim."""
        await self._held(self._release, lease, key)

    async def _held(self, statement: str, held: Lease, key: UUID | str, **values: timedelta) -> None:
        row = await self._first(statement, client_id=held.client_id, key=key, token=held.token, **values)
        if row is None:
            raise LeaseLost

    async def _first(self, statement: str, **values: Any) -> Row[Any] | None:
        async with self._engine.connect() as connection:
            return (await connection.execute(prepared(statement), values)).first()

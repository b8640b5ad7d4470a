"""Who works on what: a conversation's turn and a lane of the outbox are leased the same way.

One claimer gets one row, skipping what others are just claiming; a dead worker's lease runs out by the
database's clock.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.errors import LeaseLost
from desk.ports import Lease

_FREE = "ready_at IS NOT NULL AND (lease_until IS NULL OR lease_until < now())"


class Leases:
    """`key`: the column that names the thing beside the tenant; `of_crew`: narrows the claim, by `:crew`."""

    def __init__(
        self, engine: AsyncEngine, table: str, key: str, *, lease: timedelta, of_crew: str = ""
    ) -> None:
        self._engine = engine
        self._lease = lease
        waiting = f"FROM {table} WHERE {_FREE} {of_crew}"
        self._claim = f"""
            UPDATE {table}
            SET lease_token = gen_random_uuid(), lease_until = now() + :lease, attempts = attempts + 1
            WHERE (client_id, {key}) = (
                SELECT client_id, {key} {waiting} AND ready_at <= now()
                ORDER BY ready_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING client_id, {key} AS key, lease_token, attempts
        """  # noqa: S608 -- names of our own tables only
        self._due_in = f"""
            SELECT extract(epoch FROM ready_at - now()) {waiting} ORDER BY ready_at LIMIT 1
        """  # noqa: S608 -- the same
        held = f"WHERE client_id = :client_id AND {key} = :key AND lease_token = :token RETURNING 1"
        self._renew = f"UPDATE {table} SET lease_until = now() + :lease {held}"  # noqa: S608 -- the same
        self._postpone = f"""
            UPDATE {table} SET lease_token = NULL, lease_until = NULL, ready_at = now() + :after {held}
        """  # noqa: S608 -- the same
        self._release = f"""
            UPDATE {table}
            SET lease_token = NULL, lease_until = NULL, attempts = greatest(attempts - 1, 0) {held}
        """  # noqa: S608 -- the same

    async def claim(self, **narrowing: str) -> Lease | None:
        row = await self._first(self._claim, lease=self._lease, **narrowing)
        if row is None:
            return None
        return Lease(client_id=row.client_id, key=str(row.key), token=row.lease_token, attempts=row.attempts)

    async def due_in(self, **narrowing: str) -> float | None:
        row = await self._first(self._due_in, **narrowing)
        return None if row is None else max(0.0, float(row[0]))

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
        async with self._engine.begin() as connection:
            return (await connection.execute(text(statement), values)).first()

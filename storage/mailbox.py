"""The turn of a conversation: the conversation's row is the letter box."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from desk.errors import LeaseLost
from desk.ports import Lease
from storage.part import Part

_RING = """
    UPDATE conversations
    SET ready_at = least(now() + :quiet, coalesce(first_pending_at, now()) + :max_wait),
        first_pending_at = coalesce(first_pending_at, now())
    WHERE client_id = :client_id AND id = :id
"""

_NOTIFY = "SELECT pg_notify('turns', '') WHERE CAST(:client_id AS uuid) IS NOT NULL"

_SETTLE = """
    UPDATE conversations
    SET lease_token = NULL, lease_until = NULL, attempts = 0,
        ready_at = CASE WHEN waiting.any THEN now() END,
        first_pending_at = CASE WHEN waiting.any THEN now() END
    FROM (SELECT EXISTS (
        SELECT FROM messages
        WHERE client_id = :client_id AND conversation_id = :id AND status = 'new') AS any) AS waiting
    WHERE conversations.client_id = :client_id AND id = :id AND lease_token = :token
    RETURNING id
"""

_RETURN = """
    UPDATE conversations SET lease_token = NULL, lease_until = NULL, attempts = 0
    WHERE client_id = :client_id AND id = :id AND lease_token = :token
    RETURNING id
"""


class PostgresMailbox(Part):
    def __init__(
        self, connection: AsyncConnection, client_id: UUID, *, quiet: timedelta, max_wait: timedelta
    ) -> None:
        super().__init__(connection, client_id)
        self._quiet = quiet
        self._max_wait = max_wait

    async def ring(self, conversation_id: UUID) -> None:
        await self._run(_RING, id=conversation_id, quiet=self._quiet, max_wait=self._max_wait)
        await self._run(_NOTIFY)

    async def settle(self, lease: Lease) -> None:
        await self._close(_SETTLE, lease)

    async def return_(self, lease: Lease) -> None:
        await self._close(_RETURN, lease)

    async def _close(self, statement: str, lease: Lease) -> None:
        if await self._first(statement, id=UUID(lease.key), token=lease.token) is None:
            raise LeaseLost

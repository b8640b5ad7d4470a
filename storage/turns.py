"""Conversations whose turn has come."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from desk.ports import Claims, Lease
from storage.leases import Leases


class PostgresTurns:
    def __init__(self, engine: AsyncEngine, *, lease: timedelta) -> None:
        self._leases = Leases(engine, "conversations", "id", lease=lease)

    async def claim(self, most: int = 1) -> Claims:
        return await self._leases.claim(most)

    async def renew(self, lease: Lease) -> None:
        await self._leases.renew(lease, UUID(lease.key))

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        await self._leases.postpone(lease, UUID(lease.key), after)

    async def release(self, lease: Lease) -> None:
        await self._leases.release(lease, UUID(lease.key))

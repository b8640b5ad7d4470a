"""The hours of a business as they hold now: for what is told of them, and for what is asked of its time."""

import asyncio
from dataclasses import replace

from desk.ports import Desks
from desk.tenant import Tenant
from rag.facts.taught_hours import as_taught


class HoursInForce:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def of(self, tenant: Tenant) -> Tenant:
        """The tenant with its hours as the team has taught them since they were set."""
        if not tenant.hours.known:
            return tenant
        async with self._desks.single(tenant.id) as desk:
            items = await desk.knowledge.live()
        return replace(tenant, hours=await asyncio.to_thread(as_taught, tenant.hours, items))

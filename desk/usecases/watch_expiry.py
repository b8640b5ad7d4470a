"""What holds no more is withdrawn; what will not hold tomorrow is told the day before."""

from collections.abc import Sequence
from datetime import timedelta

from desk.alert import Alert
from desk.ports import Desks
from desk.slip import Room, SlipKind, slip_in_room
from desk.tenant import Tenant

NOTICE = timedelta(days=1)


class WatchExpiry:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, tenant: Tenant) -> Sequence[Alert]:
        """Nothing that clients lose by."""
        async with self._desks(tenant.id) as desk:
            soon = await desk.archive.claim_expiring(await desk.now() + NOTICE)
            over = await desk.archive.expired()
            for item in over:
                await desk.knowledge.retire(item.id)
            for item in (*soon, *over):
                await desk.outbox.add(slip_in_room(Room.KNOWLEDGE, SlipKind.EXPIRING, item.id))
        return []

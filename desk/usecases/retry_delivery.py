"""A person decides that a message is to be sent once more."""

from uuid import UUID

from desk.ports import Desks
from desk.usecases.effects import order
from desk.work import WorkKind


class RetryDelivery:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, message_id: UUID) -> bool:
        """False when the message is on its way or has arrived. Raises NotFound."""
        async with self._desks(client_id) as desk:
            message = await desk.messages.get(message_id)
            if not await desk.outbox.requeue(message_id):
                return False
            await order(desk, message, WorkKind.REACT)
        return True

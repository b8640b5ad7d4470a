"""A learnt entry is withdrawn at once."""

from uuid import UUID

from desk.knowledge import KnowledgeItem
from desk.ports import Desks


class ForgetAnswer:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks

    async def __call__(self, client_id: UUID, item_id: UUID) -> KnowledgeItem:
        """Raises NotFound."""
        async with self._desks(client_id) as desk:
            return await desk.knowledge.retire(item_id)

"""What the index holds of each tenant, and how it gets there."""

from collections.abc import Sequence
from uuid import UUID

from desk.knowledge import KnowledgeItem
from desk.ports import Tenants
from rag.index.payload import text_hash
from rag.index.port import KnowledgeIndex
from rag.indexing import PointMaker


class Shelves:
    """Remembers what the index holds, so that it is asked only once. Every method raises IndexUnavailable."""

    def __init__(self, *, index: KnowledgeIndex, points: PointMaker, tenants: Tenants) -> None:
        self._index = index
        self._points = points
        self._tenants = tenants
        self._held: dict[UUID, dict[UUID, str]] = {}

    async def entries(self, client_id: UUID) -> Sequence[UUID]:
        return list(await self._of(client_id))

    async def hold(self, item: KnowledgeItem) -> bool:
        """In its present words."""
        return (await self._of(item.client_id)).get(item.id) == text_hash(item)

    async def put(self, items: Sequence[KnowledgeItem]) -> None:
        """Of one tenant. Raises EmbedderUnavailable when a text is new and the embedder is away."""
        client_id = items[0].client_id
        points = await self._points.points(await self._tenants.get(client_id), items)
        await self._index.upsert(client_id, points)
        (await self._of(client_id)).update({point.item.id: point.text_hash for point in points})

    async def clear(self, client_id: UUID, item_ids: Sequence[UUID]) -> None:
        """What is not there is no error."""
        held = await self._of(client_id)
        gone = [item_id for item_id in item_ids if item_id in held]
        if gone:
            await self._index.delete(client_id, gone)
        for item_id in gone:
            del held[item_id]

    async def _of(self, client_id: UUID) -> dict[UUID, str]:
        if client_id not in self._held:
            self._held[client_id] = dict(await self._index.known(client_id))
        return self._held[client_id]

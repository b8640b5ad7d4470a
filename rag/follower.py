"""Keeps the index equal to the database, which is the truth."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from loguru import logger

from desk.knowledge import KnowledgeItem
from desk.ports import Tenants
from rag.embedding.port import EmbedderUnavailable
from rag.index.payload import text_hash
from rag.index.port import IndexUnavailable, KnowledgeIndex
from rag.indexing import PointMaker
from rag.ports import KnowledgeFeed
from rag.vocabulary import Vocabularies

PAGE = 200
BATCH = 16
"""Entries embedded at a time: a reply just learnt waits for no more than one batch."""


class IndexFollower:
    """Applies changes in the order of their revisions and remembers the last one applied.

    The feed gives each entry in its present form, so an entry changed while it was being embedded comes
    again under its newer revision and overwrites what was made of the older text. An entry whose vectors
    were dropped from the store is indexed anew even if its text is the same.
    """

    def __init__(
        self,
        *,
        feed: KnowledgeFeed,
        index: KnowledgeIndex,
        points: PointMaker,
        tenants: Tenants,
        vocabularies: Vocabularies,
    ) -> None:
        self._feed = feed
        self._index = index
        self._points = points
        self._tenants = tenants
        self._vocabularies = vocabularies
        self._revision = 0
        self._known: dict[UUID, dict[UUID, str]] = {}
        self._compared = False
        self._behind = ""
        self._turn = asyncio.Lock()

    async def catch_up(self) -> int:
        """How many changes were applied. While the embedder or the index is away the position stays, so
        that the next call goes on from there; words are known at once all the same."""
        async with self._turn:
            applied = 0
            try:
                while changes := await self._feed.changes(self._revision, PAGE):
                    self._learn_words(changes)
                    await self._apply(changes)
                    self._revision = changes[-1].revision
                    applied += len(changes)
                if not self._compared:
                    await self._drop_strangers()
                    self._compared = True
                self._say_behind("")
            except (EmbedderUnavailable, IndexUnavailable) as error:
                self._say_behind(str(error))
            return applied

    def _say_behind(self, why: str) -> None:
        """Once when it begins and once when it ends, not every second."""
        if why and not self._behind:
            logger.warning("The index is behind the knowledge: {}", why)
        elif self._behind and not why:
            logger.info("The index is up to date again")
        self._behind = why

    async def _drop_strangers(self) -> None:
        """What a lasting index still holds and the database no longer knows at all."""
        for tenant in await self._tenants.all():
            known = await self._known_of(tenant.id)
            strangers = [item_id for item_id in known if item_id not in self._vocabularies[tenant.id]]
            await self._retire(tenant.id, strangers)

    def _learn_words(self, changes: Sequence[KnowledgeItem]) -> None:
        for item in changes:
            vocabulary = self._vocabularies[item.client_id]
            if item.live:
                vocabulary.put(item.id, f"{item.question} {item.answer}")
            else:
                vocabulary.drop(item.id)

    async def _apply(self, changes: Sequence[KnowledgeItem]) -> None:
        of_tenant: defaultdict[UUID, list[KnowledgeItem]] = defaultdict(list)
        for item in changes:
            of_tenant[item.client_id].append(item)
        for client_id, items in of_tenant.items():
            await self._retire(client_id, [item.id for item in items if not item.live])
            await self._index_new(client_id, [item for item in items if item.live])

    async def _retire(self, client_id: UUID, item_ids: Sequence[UUID]) -> None:
        known = await self._known_of(client_id)
        gone = [item_id for item_id in item_ids if item_id in known]
        if gone:
            await self._index.delete(client_id, gone)
        for item_id in gone:
            del known[item_id]

    async def _index_new(self, client_id: UUID, items: Sequence[KnowledgeItem]) -> None:
        known = await self._known_of(client_id)
        kept = await self._points.kept(items)
        fresh = [item for item in items if known.get(item.id) != text_hash(item) or item.id not in kept]
        if not fresh:
            return
        slug = (await self._tenants.get(client_id)).slug
        for start in range(0, len(fresh), BATCH):
            points = await self._points.points(fresh[start : start + BATCH], slug)
            await self._index.upsert(client_id, points)
            known.update({point.item.id: point.text_hash for point in points})

    async def _known_of(self, client_id: UUID) -> dict[UUID, str]:
        if client_id not in self._known:
            self._known[client_id] = dict(await self._index.known(client_id))
        return self._known[client_id]

"""Keeps the index equal to the database, which is the truth."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from loguru import logger

from desk.errors import NotFound
from desk.knowledge import KnowledgeItem
from desk.ports import Tenants
from rag.embedding.port import EmbedderUnavailable
from rag.index.port import IndexUnavailable, KnowledgeIndex
from rag.indexing import PointMaker
from rag.ports import KnowledgeFeed
from rag.shelves import Shelves
from rag.vocabulary import Vocabularies
from rag.waiting import Waiting

PAGE = 200
BATCH = 16
"""Entries embedded at a time: a reply just learnt waits for the batch in hand and for its turn."""


class IndexFollower:
    """Reads changes in the order of their revisions and remembers the last one read.

    What has its vectors, or is retired, is applied as it is read; the rest waits to be embedded, and after
    each batch new changes are read. An entry changed while it was being embedded comes again under its newer
    revision and overwrites what was made of the older text. An entry whose vectors were dropped from the
    store is indexed anew even if its text is the same.
    """

    def __init__(
        self,
        *,
        feed: KnowledgeFeed,
        index: KnowledgeIndex,
        points: PointMaker,
        tenants: Tenants,
        vocabularies: Vocabularies,
        waiting: Waiting,
    ) -> None:
        self._feed = feed
        self._points = points
        self._tenants = tenants
        self._vocabularies = vocabularies
        self._shelves = Shelves(index=index, points=points, tenants=tenants)
        self._waiting = waiting
        self._revision = 0
        self._compared = False
        self._strangers: set[UUID] = set()
        self._behind = False
        self._turn = asyncio.Lock()

    async def embedded(self, items: Sequence[KnowledgeItem]) -> int:
        """How many of these entries have been read by an embedder, in their present words."""
        kept = [await self._points.kept(*of_tenant) for of_tenant in _by_tenant(items).items()]
        return sum(map(len, kept))

    async def catch_up(self) -> int:
        """How many entries were indexed anew or retired. While the embedder or the index is away entries
        wait, so that the next call goes on from there; words are known at once all the same."""
        applied = await self.read()
        with self._telling_when_behind():
            while embedded := await self._embed_some():
                applied += embedded + await self.read()
            if not self._compared:
                await self._drop_forgotten()
                self._compared = True
        return applied

    async def read(self) -> int:
        """Applies what needs no embedder: after a restart that is nearly all."""
        with self._telling_when_behind():
            async with self._turn:
                return await self._read()
        return 0

    async def _embed_some(self) -> int:
        async with self._turn:
            batch = self._waiting.next(BATCH)
            if batch:
                await self._shelves.put(batch)
                self._waiting.done(batch)
            return len(batch)

    async def _read(self) -> int:
        """How many changes needed no embedder."""
        applied = 0
        await self._start_over_for_newcomers()
        while changes := await self._feed.changes(self._revision, PAGE):
            for client_id, items in _by_tenant(changes).items():
                if not await self._serves(client_id):
                    continue
                self._learn_words(items)
                applied += await self._retire(client_id, [item for item in items if not item.live])
                applied += await self._sort(client_id, [item for item in items if item.live])
            self._revision = changes[-1].revision
        return applied

    async def _serves(self, client_id: UUID) -> bool:
        """The database may hold businesses that this service does not serve, such as a demo."""
        try:
            await self._tenants.get(client_id)
        except NotFound:
            self._strangers.add(client_id)
            return False
        return True

    async def _start_over_for_newcomers(self) -> None:
        """A business that was passed over and is served now: all is read once more, and little embedded."""
        if not self._strangers:
            return
        newcomers = self._strangers & {tenant.id for tenant in await self._tenants.all()}
        if newcomers:
            self._strangers -= newcomers
            self._revision = 0

    @contextmanager
    def _telling_when_behind(self) -> Iterator[None]:
        """Once when it begins and once when it ends, not every second."""
        try:
            yield
        except (EmbedderUnavailable, IndexUnavailable) as error:
            if not self._behind:
                logger.warning("The index is behind the knowledge: {}", error)
            self._behind = True
        else:
            if self._behind and not self._waiting:
                logger.info("The index is up to date again")
                self._behind = False

    async def _drop_forgotten(self) -> None:
        """What a lasting index still holds and the database no longer knows at all."""
        for tenant in await self._tenants.all():
            known = self._vocabularies[tenant.id]
            held = await self._shelves.entries(tenant.id)
            await self._shelves.clear(tenant.id, [item_id for item_id in held if item_id not in known])

    def _learn_words(self, changes: Sequence[KnowledgeItem]) -> None:
        for item in changes:
            vocabulary = self._vocabularies[item.client_id]
            if item.live:
                vocabulary.put(item.id, f"{item.question} {item.answer}")
            else:
                vocabulary.drop(item.id)

    async def _retire(self, client_id: UUID, items: Sequence[KnowledgeItem]) -> int:
        for item in items:
            self._waiting.drop(item)
        await self._shelves.clear(client_id, [item.id for item in items])
        return len(items)

    async def _sort(self, client_id: UUID, items: Sequence[KnowledgeItem]) -> int:
        """Those with kept vectors are indexed, the others wait; how many were indexed."""
        kept = await self._points.kept(client_id, items)
        ready = []
        for item in items:
            if item.id not in kept:
                self._waiting.put(item)
                continue
            self._waiting.drop(item)
            if not await self._shelves.hold(item):
                ready.append(item)
        for start in range(0, len(ready), BATCH):
            await self._shelves.put(ready[start : start + BATCH])
        return len(ready)


def _by_tenant(changes: Sequence[KnowledgeItem]) -> Mapping[UUID, Sequence[KnowledgeItem]]:
    of_tenant: defaultdict[UUID, list[KnowledgeItem]] = defaultdict(list)
    for item in changes:
        of_tenant[item.client_id].append(item)
    return of_tenant

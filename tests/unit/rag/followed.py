"""Two businesses whose knowledge an index follows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np

from desk.tenant import Tenant
from rag.embedding.port import EmbedderUnavailable
from rag.follower import IndexFollower
from rag.index.embedded import EmbeddedIndex
from rag.indexing import PointMaker
from rag.vectors import Matrix, normalised
from rag.vocabulary import Vocabularies
from rag.waiting import Waiting
from tests.unit.rag.memory import MemoryKnowledge, MemoryTenants


class CountingEmbedder:
    """Vectors that follow from the text alone; `meanwhile` runs while it is at work."""

    id, dims = "counting", 8

    def __init__(self) -> None:
        self.embedded: list[str] = []
        self.away = False
        self.meanwhile: Callable[[], object] = list

    async def queries(self, texts: Sequence[str]) -> Matrix:
        return await self.passages(texts)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        if self.away:
            raise EmbedderUnavailable("away")
        self.embedded += texts
        meanwhile, self.meanwhile = self.meanwhile, list
        meanwhile()
        seeds = [abs(hash(text)) % 2**32 for text in texts]
        return normalised(
            np.stack([np.random.default_rng(seed).normal(size=8) for seed in seeds]).astype(np.float32)
        )

    async def close(self) -> None: ...


class World:
    def __init__(self, folder: Path) -> None:
        self.tenant = Tenant(id=uuid4(), slug="demo", name="Салон")
        self.other = Tenant(id=uuid4(), slug="cakes", name="Торты")
        self.tenants = MemoryTenants(self.tenant, self.other)
        self.memory = MemoryKnowledge()
        self.embedder = CountingEmbedder()
        self.index = EmbeddedIndex(folder, dims=8)
        self.vocabularies = Vocabularies()
        self.waiting = Waiting()

    def follower(self) -> IndexFollower:
        """As after a start: nothing waits yet."""
        self.waiting = Waiting()
        return IndexFollower(
            feed=self.memory,
            index=self.index,
            points=PointMaker(self.embedder, self.memory),
            tenants=self.tenants,
            vocabularies=self.vocabularies,
            waiting=self.waiting,
        )

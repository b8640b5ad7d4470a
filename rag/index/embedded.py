"""The index inside the process: the real engine, one shard a tenant, so that no byte is shared."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from rag.grams import Terms
from rag.index.folder import OwnFolder
from rag.index.payload import check_owner
from rag.index.port import Candidate, IndexPoint, IndexUnavailable
from rag.index.shard import Shard
from rag.vectors import Matrix

_T = TypeVar("_T")


class EmbeddedIndex:
    """`folder` gets a folder of this process's own, removed by `close`."""

    def __init__(self, folder: Path, *, dims: int) -> None:
        self._folder = OwnFolder(folder)
        self._dims = dims
        self._shards: dict[UUID, Shard] = {}
        self._turns: defaultdict[UUID, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def upsert(self, client_id: UUID, points: Sequence[IndexPoint]) -> None:
        check_owner(client_id, points)
        await self._do(client_id, Shard.upsert, points)

    async def delete(self, client_id: UUID, item_ids: Sequence[UUID]) -> None:
        if client_id in self._shards:
            await self._do(client_id, Shard.delete, item_ids)

    async def known(self, client_id: UUID) -> Mapping[UUID, str]:
        return await self._do(client_id, Shard.known) if client_id in self._shards else {}

    async def search(self, client_id: UUID, vector: Matrix | None, terms: Terms) -> Sequence[Candidate]:
        return await self._do(client_id, Shard.search, vector, terms) if client_id in self._shards else []

    async def close(self) -> None:
        for shard in self._shards.values():
            shard.close()
        self._shards.clear()
        self._folder.close()

    async def _do(
        self,
        client_id: UUID,
        work: Callable[..., _T],
        *arguments: object,
    ) -> _T:
        """One at a time for each tenant, off the event loop."""
        async with self._turns[client_id]:
            try:
                return await asyncio.to_thread(lambda: work(self._shard(client_id), *arguments))
            except (RuntimeError, OSError, ValueError) as error:
                raise IndexUnavailable(f"the engine in the process failed: {error}") from error

    def _shard(self, client_id: UUID) -> Shard:
        if client_id not in self._shards:
            self._shards[client_id] = Shard(self._folder.path / str(client_id), self._dims)
        return self._shards[client_id]

"""The index in a Qdrant server: one collection for each embedding model, behind an alias."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from qdrant_client import AsyncQdrantClient, models
from qdrant_client.http.exceptions import ApiException

from rag.grams import Terms
from rag.index.collection import GRAMS, Collection
from rag.index.gathering import DEPTH, Hits, scored, shortlist, unscored
from rag.index.payload import check_owner, payload_of
from rag.index.port import VECTORS, Candidate, IndexPoint, IndexUnavailable
from rag.vectors import Matrix

_PAGE = 1000
PATIENCE_SECONDS = 5


def open_server_index(url: str, *, api_key: str, alias: str, embedder_id: str, dims: int) -> "ServerIndex":
    """Nothing is asked of the server yet. Its version is not checked against the client's."""
    client = AsyncQdrantClient(
        url=url, api_key=api_key or None, timeout=PATIENCE_SECONDS, check_compatibility=False
    )
    return ServerIndex(client, Collection(client, alias=alias, embedder_id=embedder_id, dims=dims))


class ServerIndex:
    def __init__(self, client: AsyncQdrantClient, collection: Collection) -> None:
        self._client = client
        self._collection = collection

    async def upsert(self, client_id: UUID, points: Sequence[IndexPoint]) -> None:
        """Writes to this model's own collection. The id alone decides what is overwritten: it is the
        database's key, which no two tenants share."""
        check_owner(client_id, points)
        name = await self._ready()
        with _translated():
            await self._client.upsert(name, [_point(point) for point in points], wait=True)

    async def delete(self, client_id: UUID, item_ids: Sequence[UUID]) -> None:
        name = await self._ready()
        mine = models.Filter(must=[_tenant(client_id), models.HasIdCondition(has_id=list(item_ids))])
        with _translated():
            await self._client.delete(name, models.FilterSelector(filter=mine), wait=True)

    async def known(self, client_id: UUID) -> Mapping[UUID, str]:
        name = await self._ready()
        hashes: dict[UUID, str] = {}
        offset: models.ExtendedPointId | None = None
        with _translated():
            while True:
                records, offset = await self._client.scroll(
                    name,
                    scroll_filter=models.Filter(must=[_tenant(client_id)]),
                    limit=_PAGE,
                    offset=offset,
                    with_payload=["text_hash"],
                )
                hashes |= {UUID(str(one.id)): str((one.payload or {})["text_hash"]) for one in records}
                if offset is None:
                    return hashes

    async def search(self, client_id: UUID, vector: Matrix | None, terms: Terms) -> Sequence[Candidate]:
        mine = models.Filter(must=[_tenant(client_id)])
        meanings: Mapping[str, models.Query] = (
            {} if vector is None else {name: models.NearestQuery(nearest=vector.tolist()) for name in VECTORS}
        )
        letters = models.SparseVector(indices=list(terms.indices), values=list(terms.values))
        lexical = {GRAMS: models.NearestQuery(nearest=letters)} if terms.indices else {}
        found = shortlist(await self._ask({**meanings, **lexical}, mine, DEPTH))
        if vector is None or not found:
            return unscored(found)
        these = models.Filter(must=[_tenant(client_id), models.HasIdCondition(has_id=list(found))])
        return scored(found, await self._ask(meanings, these, len(found)))

    async def close(self) -> None:
        await self._client.close()

    async def _ask(self, queries: Mapping[str, models.Query], among: models.Filter, limit: int) -> list[Hits]:
        name = await self._ready()
        if not queries:
            return []
        requests = [
            models.QueryRequest(query=query, using=using, filter=among, limit=limit)
            for using, query in queries.items()
        ]
        with _translated():
            answers = await self._client.query_batch_points(name, requests)
        return [[(UUID(str(hit.id)), hit.score) for hit in answer.points] for answer in answers]

    async def _ready(self) -> str:
        with _translated():
            return await self._collection.ready()


def _tenant(client_id: UUID) -> models.FieldCondition:
    return models.FieldCondition(key="client_id", match=models.MatchValue(value=str(client_id)))


def _point(point: IndexPoint) -> models.PointStruct:
    vectors: dict[str, Any] = {name: row.tolist() for name, row in zip(VECTORS, point.vectors, strict=True)}
    vectors[GRAMS] = models.SparseVector(indices=list(point.terms.indices), values=list(point.terms.values))
    return models.PointStruct(id=str(point.item.id), vector=vectors, payload=payload_of(point))


@contextmanager
def _translated() -> Iterator[None]:
    """Whatever the client library raises becomes IndexUnavailable."""
    try:
        yield
    except (ApiException, OSError, TimeoutError) as error:
        raise IndexUnavailable(f"the Qdrant server failed: {type(error).__name__}") from error

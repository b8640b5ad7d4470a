"""One tenant's entries in the engine inside the process."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

import qdrant_edge as edge

from rag.grams import Terms
from rag.index.gathering import DEPTH, Hits, scored, shortlist, unscored
from rag.index.payload import payload_of
from rag.index.port import VECTORS, Candidate, IndexPoint
from rag.vectors import Matrix

GRAMS = "grams"
_PAGE = 1000


class Shard:
    """Not for two threads at once."""

    def __init__(self, folder: Path, dims: int) -> None:
        folder.mkdir(parents=True)
        dense = {name: edge.EdgeVectorParams(size=dims, distance=edge.Distance.Cosine) for name in VECTORS}
        sparse = {GRAMS: edge.EdgeSparseVectorParams(modifier=edge.Modifier.Idf)}
        config = edge.EdgeConfig(vectors=dense, sparse_vectors=sparse, wal_enabled=False)
        self._shard = edge.EdgeShard.create(str(folder), config)

    def upsert(self, points: Sequence[IndexPoint]) -> None:
        self._shard.update(edge.UpdateOperation.upsert_points([_point(point) for point in points]))
        self._shard.flush()

    def delete(self, item_ids: Sequence[UUID]) -> None:
        self._shard.update(edge.UpdateOperation.delete_points(list(item_ids)))
        self._shard.flush()

    def known(self) -> dict[UUID, str]:
        hashes: dict[UUID, str] = {}
        offset = None
        while True:
            request = edge.ScrollRequest(limit=_PAGE, offset=offset, with_payload=["text_hash"])
            records, offset = self._shard.scroll(request)
            hashes |= {_uuid(record.id): str((record.payload or {})["text_hash"]) for record in records}
            if offset is None:
                return hashes

    def search(self, vector: Matrix | None, terms: Terms) -> list[Candidate]:
        queries = {} if vector is None else dict.fromkeys(VECTORS, vector.tolist())
        lexical = {GRAMS: edge.SparseVector(list(terms.indices), list(terms.values))} if terms.indices else {}
        found = shortlist(self._ask(queries | lexical, DEPTH, None))
        if vector is None or not found:
            return unscored(found)
        these = edge.Filter(must=[edge.HasIdCondition(set(found))])
        return scored(found, self._ask(queries, len(found), these))

    def close(self) -> None:
        self._shard.close()

    def _ask(
        self, queries: Mapping[str, "edge.NamedVector"], limit: int, among: "edge.Filter | None"
    ) -> list[Hits]:
        requests = [
            edge.QueryRequest(limit=limit, query=edge.Query.Nearest(query, using=name), filter=among)
            for name, query in queries.items()
        ]
        answers = self._shard.query_batch(edge.QueryBatchRequest(requests)) if requests else []
        return [[(_uuid(hit.id), hit.score) for hit in hits] for hits in answers]


def _point(point: IndexPoint) -> edge.Point:
    vectors: dict[str, edge.NamedVector] = {
        name: row.tolist() for name, row in zip(VECTORS, point.vectors, strict=True)
    }
    vectors[GRAMS] = edge.SparseVector(list(point.terms.indices), list(point.terms.values))
    return edge.Point(point.item.id, vectors, payload_of(point))


def _uuid(point_id: UUID | int | str) -> UUID:
    return point_id if isinstance(point_id, UUID) else UUID(str(point_id))

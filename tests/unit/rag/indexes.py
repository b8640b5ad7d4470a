"""Both indexes, and points for them."""

from pathlib import Path
from uuid import UUID, uuid4

import numpy as np
from qdrant_client import AsyncQdrantClient

from desk.knowledge import KnowledgeItem, Provenance
from rag.grams import entry_terms
from rag.index.collection import Collection
from rag.index.embedded import EmbeddedIndex
from rag.index.payload import text_hash
from rag.index.port import IndexPoint, KnowledgeIndex
from rag.index.server import ServerIndex
from rag.vectors import Matrix, normalised

DIMS = 8
KINDS = ("embedded", "server")


def open_index(kind: str, folder: Path) -> KnowledgeIndex:
    """The engine in the process, or the server's client with the server in it."""
    if kind == "embedded":
        return EmbeddedIndex(folder, dims=DIMS)
    client = AsyncQdrantClient(location=":memory:")
    return ServerIndex(client, Collection(client, alias="knowledge", embedder_id="test", dims=DIMS))


def vector(seed: int) -> Matrix:
    return normalised(np.random.default_rng(seed).normal(size=DIMS).astype(np.float32))


def point(client_id: UUID, question: str, answer: str, seed: int = 1) -> IndexPoint:
    item = KnowledgeItem(
        id=uuid4(),
        client_id=client_id,
        question=question,
        answer=answer,
        language="ru",
        version=2,
        revision=1,
        live=True,
        provenance=Provenance(source="owner", handover_id=uuid4()),
    )
    return IndexPoint(
        item=item,
        client_slug="demo",
        embedder_id="test",
        text_hash=text_hash(item),
        vectors=np.stack([vector(seed), vector(seed + 100), vector(seed + 200)]),
        terms=entry_terms(f"{question} {answer}"),
    )

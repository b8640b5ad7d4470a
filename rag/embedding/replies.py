"""The shapes in which servers send vectors."""

from typing import Any

import numpy as np

from rag.embedding.port import EmbedderUnavailable
from rag.vectors import Matrix


def rows_of(body: Any) -> Matrix:
    """`[[…]]`, `{"embeddings": [[…]]}` or `{"data": [{"index": 0, "embedding": […]}]}` as rows.

    Raises EmbedderUnavailable for anything else.
    """
    rows = body
    if isinstance(body, dict):
        rows = body.get("embeddings")
        if rows is None:
            rows = _openai_rows(body.get("data"))
    try:
        vectors: Matrix = np.asarray(rows, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise EmbedderUnavailable("the embeddings server sent no vectors") from error
    if vectors.ndim != 2 or not np.isfinite(vectors).all():
        raise EmbedderUnavailable("the embeddings server sent no vectors")
    return vectors


def _openai_rows(data: Any) -> list[Any]:
    try:
        ordered = sorted(data, key=lambda entry: int(entry.get("index", 0)))
        return [entry["embedding"] for entry in ordered]
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise EmbedderUnavailable("the embeddings server sent no vectors") from error

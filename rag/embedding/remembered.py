"""What was embedded within one piece of work is not embedded twice."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from rag.embedding.port import Embedder
from rag.vectors import Matrix

_known: ContextVar[dict[str, Matrix] | None] = ContextVar("known_queries", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, the same question costs once: it is classified, looked up and computed with. Nothing outlives
    the block, so no client's words do."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


class RememberedEmbedder:
    """The same embedder; outside of `remembering` it remembers nothing."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.id = embedder.id
        self.dims = embedder.dims

    async def queries(self, texts: Sequence[str]) -> Matrix:
        known = _known.get()
        if known is None:
            return await self._embedder.queries(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, await self._embedder.queries(new), strict=True))
        rows = [known[text] for text in texts]
        return np.vstack(rows) if rows else np.zeros((0, self.dims), np.float32)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return await self._embedder.passages(texts)

    async def close(self) -> None:
        await self._embedder.close()

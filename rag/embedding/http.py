"""An embedder behind an address: Text-Embeddings-Inference, or any server of the OpenAI shape."""

import asyncio
from collections.abc import Sequence
from typing import Any

import aiohttp
import numpy as np
from pydantic_core import from_json

from rag.embedding.port import EmbedderUnavailable
from rag.embedding.replies import rows_of
from rag.vectors import JsonDict, Matrix, normalised

BATCH = 32
"""The usual limit of Text-Embeddings-Inference; more is refused with 413."""
TRIES = 3


class HttpEmbedder:
    """Speaks the OpenAI way when the address ends in `/v1` or `/embeddings`, else `POST {url}/embed`.

    No prefix is put before the texts: BGE-M3 wants none.
    """

    def __init__(self, url: str, *, model: str, dims: int, patience_seconds: float = 8) -> None:
        base = url.rstrip("/")
        self._openai = base.endswith(("/v1", "/embeddings"))
        ending = "/embeddings" if self._openai else "/embed"
        self._url = base if base.endswith(ending) else base + ending
        self._model = model
        self._timeout = aiohttp.ClientTimeout(total=patience_seconds)
        self._session: aiohttp.ClientSession | None = None
        self.id = f"{model}-{dims}"
        self.dims = dims

    async def queries(self, texts: Sequence[str]) -> Matrix:
        return await self.passages(texts)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        batches = [list(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        rows = [await self._batch(batch) for batch in batches]
        return np.vstack(rows) if rows else np.zeros((0, self.dims), np.float32)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _batch(self, texts: list[str]) -> Matrix:
        """A batch that is too big for this server is halved; a busy server is asked again."""
        for attempt in range(TRIES):
            status, body = await self._post(self._question(texts))
            if status == 413 and len(texts) > 1:
                half = len(texts) // 2
                return np.vstack([await self._batch(texts[:half]), await self._batch(texts[half:])])
            if status == 200:
                return self._checked(body, len(texts))
            if status not in {429, 503}:
                raise EmbedderUnavailable(f"the embeddings server answers {status}")
            await asyncio.sleep(0.2 * 2**attempt)
        raise EmbedderUnavailable("the embeddings server is busy")

    def _question(self, texts: list[str]) -> JsonDict:
        if self._openai:
            return {"model": self._model, "input": texts, "encoding_format": "float"}
        return {"inputs": texts, "truncate": True}

    async def _post(self, question: JsonDict) -> tuple[int, Any]:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        try:
            async with self._session.post(self._url, json=question) as response:
                body = from_json(await response.read()) if response.status == 200 else None
                return response.status, body
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            why = type(error).__name__
            raise EmbedderUnavailable(f"the embeddings server can't be asked: {why}") from error

    def _checked(self, body: Any, count: int) -> Matrix:
        vectors = rows_of(body)
        if vectors.shape != (count, self.dims):
            raise EmbedderUnavailable(
                f"the embeddings server sent {vectors.shape} numbers where {(count, self.dims)} were expected"
            )
        return normalised(vectors)

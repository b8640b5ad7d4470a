"""An embedder that nobody reaches."""

from rag.embedding.port import EmbedderUnavailable
from rag.vectors import Matrix


class Away:
    id = "away"
    dims = 384

    async def queries(self, texts: object) -> Matrix:
        raise EmbedderUnavailable(f"away, {texts} unread")

    async def passages(self, texts: object) -> Matrix:
        raise EmbedderUnavailable(f"away, {texts} unread")

    async def close(self) -> None: ...

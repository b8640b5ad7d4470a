"""What an embedder does for us."""

from collections.abc import Sequence
from typing import Protocol

from rag.vectors import Matrix


class EmbedderUnavailable(Exception):
    """No vectors now: the embedder is away, busy or answers nonsense."""


class Embedder(Protocol):
    """Every method raises EmbedderUnavailable."""

    @property
    def id(self) -> str:
        """Names the model and everything that changes its vectors; stored with each of them."""

    @property
    def dims(self) -> int: ...

    async def queries(self, texts: Sequence[str]) -> Matrix:
        """What clients write: (n, dims), each row of length 1."""

    async def passages(self, texts: Sequence[str]) -> Matrix:
        """What the knowledge says: (n, dims), each row of length 1."""

    async def close(self) -> None: ...

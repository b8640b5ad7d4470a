"""The first of what was found, compared once more: in what is asked and told, and word by word."""

from collections.abc import Sequence
from dataclasses import replace

from rag.retrieval.aspects import Aspects
from rag.retrieval.echoes import Echoes
from rag.retrieval.found import Found
from rag.retrieval.query import Query
from rag.vectors import Matrix

LOOKED_AT = 5
"""Entries that may be said or offered."""
FIRST = 2
"""The best, and the one that is the best where the client has just read the other."""


class CloserLook:
    def __init__(self, aspects: Aspects, echoes: Echoes | None) -> None:
        """`echoes`: None where no weight counts them."""
        self._aspects = aspects
        self._echoes = echoes

    async def __call__(
        self, query: Query, rows: Matrix, found: Sequence[Found], *, depth: int | None = None
    ) -> list[Found]:
        """In the same order. `depth`: how many of them, where it isn't for one answer alone. Raises
        EmbedderUnavailable."""
        fitted = found[: depth or LOOKED_AT]
        fits = await self._aspects.fits(query.texts, rows, [one.item for one in fitted])
        known = [replace(one, fit=fit) for one, fit in zip(fitted, fits, strict=True)]
        first, rest = known[: depth or FIRST], [*known[depth or FIRST :], *found[len(known) :]]
        if self._echoes is None:
            return [*first, *rest]
        echoes = await self._echoes.of([one.missing for one in first], [one.item for one in first])
        return [*(replace(one, echo=echo) for one, echo in zip(first, echoes, strict=True)), *rest]

"""Words of a question that an entry speaks of in other words: «на машине» of «парковка».

A sentence is near an entry as a whole even where the one word that matters is missing: «калории» stand in no
price of a roll. So what letters don't find is compared word by word.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from desk.knowledge import KnowledgeItem
from rag.embedding.port import Embedder
from rag.grams import words
from rag.kept import KeptRows
from rag.vectors import Matrix
from rag.weights import EchoBounds

REMEMBERED = 10_000
"""Single words whose vectors are kept, some 1.5 kB each."""


class Echoes:
    def __init__(self, embedder: Embedder, bounds: EchoBounds) -> None:
        self._embedder = embedder
        self._bounds = bounds
        self._vectors: KeptRows[str] = KeptRows(REMEMBERED)

    async def of(
        self, missing: Sequence[Sequence[str]], items: Sequence[KnowledgeItem]
    ) -> list[Mapping[str, float]]:
        """For each item, of each of the words that its letters are `missing`, how surely (0–1) it speaks of
        it. Raises EmbedderUnavailable."""
        asked = list(dict.fromkeys(word for row in missing for word in row))
        if not asked:
            return [{} for _ in items]
        told = [list(dict.fromkeys(words(f"{item.question} {item.answer}"))) for item in items]
        vectors = await self._vectors.of([*asked, *(word for row in told for word in row)], self._embed)
        return [
            {
                word: self._bounds.share(_nearest(vectors[word], [vectors[one] for one in entry]))
                for word in row
            }
            for row, entry in zip(missing, told, strict=True)
        ]

    async def _embed(self, new: Sequence[str]) -> Matrix:
        return await self._embedder.queries(new)


def _nearest(word: Matrix, told: Sequence[Matrix]) -> float:
    return float((np.stack(told) @ word).max()) if told else 0.0

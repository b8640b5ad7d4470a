"""Names the class of a text, with a probability for each class of one set of phrases."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from loguru import logger

from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.fitted import Fitted
from rag.phrases.features import features
from rag.phrases.training import fitted_for, letters_only
from rag.vectors import Matrix

Scores = Mapping[str, float]


class Classifier:
    """Of the phrases in `rag/data/{folder}`; texts are to be in Cyrillic (see `language.detect`)."""

    def __init__(self, folder: str, embedder: Embedder, cache_folder: Path) -> None:
        self._folder = folder
        self._embedder = embedder
        self._cache_folder = cache_folder
        self._model: Fitted | None = None

    async def warm(self) -> None:
        """Raises EmbedderUnavailable when the weights must be fitted and the embedder is away."""
        if self._model is None:
            self._model = await fitted_for(self._folder, self._embedder, self._cache_folder)

    async def scores(self, texts: Sequence[str]) -> tuple[list[Scores], bool]:
        """One mapping a text, and whether meaning was looked at or, the embedder being away, letters
        alone."""
        try:
            await self.warm()
            embeddings = await self._embedder.queries(texts)
        except EmbedderUnavailable as error:
            logger.warning("Understanding by letters alone: {}", error)
            return _classify(self._letters, texts, np.zeros((len(texts), 0), np.float32)), False
        return _classify(self._model or self._letters, texts, embeddings), True

    async def probabilities(self, texts: Sequence[str], embeddings: Matrix | None = None) -> Matrix:
        """Shape (n, classes), classes in one order always; `embeddings` of the texts as queries, where
        somebody has them. Raises EmbedderUnavailable."""
        await self.warm()
        if embeddings is None:
            embeddings = await self._embedder.queries(texts)
        model = self._model or self._letters
        return model.linear.probabilities(features(list(texts), embeddings, model.centre))

    async def classes(self) -> Sequence[str]:
        """In the order of `probabilities`. Raises EmbedderUnavailable."""
        await self.warm()
        return (self._model or self._letters).linear.classes

    @cached_property
    def _letters(self) -> Fitted:
        return letters_only(self._folder)


def _classify(model: Fitted, texts: Sequence[str], embeddings: Matrix) -> list[Scores]:
    if not texts:
        return []
    rows = model.linear.probabilities(features(list(texts), embeddings, model.centre))
    return [dict(zip(model.linear.classes, map(float, row), strict=True)) for row in rows]

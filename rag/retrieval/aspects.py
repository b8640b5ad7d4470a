"""What a question wants to know of a thing, and what an entry tells of it: a price, an address, a name.

«Как зовут хирурга?» stands near «Кто у вас из врачей?» by meaning and by letters alike; only what is asked
tells them apart. The kinds and their phrases are in `rag/data/aspects`, taken from no one business.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desk.knowledge import KnowledgeItem
from rag.phrases.classifier import Classifier
from rag.vectors import Matrix

REMEMBERED = 5000
"""Entries whose kinds are kept, some 500 bytes each beside their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    affinity: float = 0.0
    """How alike question and heading are in what they are about, 0–1."""
    lacking: float = 0.0
    """How surely the question asks for what nothing in the entry tells, 0–1."""


class Aspects:
    """`kinds` is the classifier of `rag/data/aspects`."""

    def __init__(self, kinds: Classifier) -> None:
        self._kinds = kinds
        self._told: OrderedDict[tuple[str, str], Matrix] = OrderedDict()

    async def fits(
        self, asked: Sequence[str], embeddings: Matrix, items: Sequence[KnowledgeItem]
    ) -> list[Fit]:
        """`asked` is one question in several wordings, `embeddings` are theirs as queries. Raises
        EmbedderUnavailable."""
        wanted = (await self._kinds.probabilities(asked, embeddings)).mean(axis=0)
        await self._read([item for item in items if _key(item) not in self._told])
        return [_fit(wanted, self._told[_key(item)]) for item in items]

    async def _read(self, items: Sequence[KnowledgeItem]) -> None:
        """Heading and answer of each, (2, kinds)."""
        if not items:
            return
        texts = [text for item in items for text in (item.question, item.answer)]
        rows = await self._kinds.probabilities(texts)
        for item, told in zip(items, rows.reshape(len(items), 2, -1), strict=True):
            self._told[_key(item)] = told
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)


def _key(item: KnowledgeItem) -> tuple[str, str]:
    """Its words, because an entry may be tried before it is live."""
    return item.question, item.answer


def _fit(wanted: Matrix, told: Matrix) -> Fit:
    first = wanted.argmax()
    return Fit(
        affinity=float(np.sqrt(wanted * told[0]).sum()),
        lacking=float(wanted[first] * (1 - told[:, first].max())),
    )

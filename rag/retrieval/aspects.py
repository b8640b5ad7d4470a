"""What a question wants to know of a thing, and what an entry tells of it: a price, an address, a name.

«Как зовут хирурга?» stands near «Кто у вас из врачей?» by meaning and by letters alike; only what is asked
tells them apart. The kinds and their phrases are in `rag/data/aspects`, taken from no one business.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from desk.knowledge import KnowledgeItem
from rag.kept import KeptRows
from rag.phrases.classifier import Classifier
from rag.retrieval.marks import marked_kinds
from rag.vectors import Matrix

REMEMBERED = 5000
"""Entries whose kinds are kept, some 500 bytes each beside their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    affinity: float = 0.0
    """How alike question and heading are in what they are about, 0–1."""
    lacking: float = 0.0
    """How surely the question asks for what nothing in the entry tells, 0–1."""

    @property
    def whole(self) -> float:
        """Between -1 and 1."""
        return self.affinity - self.lacking


class Aspects:
    """`kinds` is the classifier of `rag/data/aspects`."""

    def __init__(self, kinds: Classifier) -> None:
        self._kinds = kinds
        self._told: KeptRows[tuple[str, str]] = KeptRows(REMEMBERED)

    async def fits(
        self, asked: Sequence[str], embeddings: Matrix, items: Sequence[KnowledgeItem]
    ) -> list[Fit]:
        """`asked` is one question in several wordings, `embeddings` are theirs as queries. Raises
        EmbedderUnavailable."""
        wanted = await self._wanted(asked, embeddings)
        keys = [_key(item) for item in items]
        told = await self._told.of(keys, self._read)
        return [_fit(wanted, told[key]) for key in keys]

    async def asked(self, asked: Sequence[str], embeddings: Matrix, kinds: Collection[str]) -> float:
        """The probability that one of these kinds is asked for. Raises EmbedderUnavailable."""
        shares = zip(await self._kinds.classes(), await self._wanted(asked, embeddings), strict=True)
        return float(sum(share for kind, share in shares if kind in kinds))

    async def _wanted(self, asked: Sequence[str], embeddings: Matrix) -> Matrix:
        """The probability of each kind, of all wordings together."""
        wanted: Matrix = (await self._kinds.probabilities(asked, embeddings)).mean(axis=0)
        return wanted

    async def _read(self, keys: Sequence[tuple[str, str]]) -> Matrix:
        """Heading and answer of each: (keys, 2, kinds)."""
        rows = await self._kinds.probabilities([text for key in keys for text in key])
        classes = await self._kinds.classes()
        marked = [marked_kinds(answer) for _, answer in keys]
        sure = np.array([[kind in kinds for kind in classes] for kinds in marked])
        told = rows.reshape(len(keys), 2, -1)
        told[:, 1] = np.where(sure, 1.0, told[:, 1])
        return told


def _key(item: KnowledgeItem) -> tuple[str, str]:
    """Its words, because an entry may be tried before it is live."""
    return item.question, item.answer


def _fit(wanted: Matrix, told: Matrix) -> Fit:
    first = wanted.argmax()
    return Fit(
        affinity=float(np.sqrt(wanted * told[0]).sum()),
        lacking=float(wanted[first] * (1 - told[:, first].max())),
    )

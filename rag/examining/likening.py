"""Which questions ask the same."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from rag.examining.subject import telling_share
from rag.retrieval.opposites import opposed_to
from rag.vectors import Matrix
from rag.vocabulary import Vocabulary

MEANT = 0.78
"""Cosine of two questions at which meaning is enough."""
WORDED, MEANT_WORDED = 0.75, 0.45
"""Share of the words of each that the other holds, with at least such a cosine."""


def questions_alike(
    vocabulary: Vocabulary,
    asked: tuple[str, Matrix],
    others: Mapping[UUID, str],
    rows: Mapping[UUID, Matrix],
) -> Sequence[UUID]:
    """The nearest first."""
    question, row = asked
    is_opposed = opposed_to(question)
    near = {other: float(rows[other] @ row) for other in others}
    same = [
        other
        for other, text in others.items()
        if not is_opposed(text) and _alike(vocabulary, question, text, near[other])
    ]
    return sorted(same, key=lambda other: -near[other])


def _alike(vocabulary: Vocabulary, one: str, other: str, cosine: float) -> bool:
    shared = min(telling_share(vocabulary, one, other), telling_share(vocabulary, other, one))
    return cosine >= MEANT or (shared >= WORDED and cosine >= MEANT_WORDED)

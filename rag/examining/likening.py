"""Which questions ask the same."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from rag.examining.subject import names_the_same
from rag.retrieval.opposites import opposed_to
from rag.vectors import Matrix
from rag.vocabulary import Vocabulary

MEANT = 0.78
"""Cosine of two questions at which meaning is enough."""
MEANT_NAMED = 0.35
"""The same for questions that name the same thing."""


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
    return cosine >= MEANT or (cosine >= MEANT_NAMED and names_the_same(vocabulary, one, other))

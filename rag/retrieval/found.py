"""Entries that were found, with the raw evidence for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.decision import Source
from desk.knowledge import KnowledgeItem
from rag.vectors import JsonDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`similarities`: cosines of the question with the entry's question, answer and both."""

    item: KnowledgeItem
    similarities: tuple[float, float, float]
    cov: float
    """Share (0–1) of the question's rare letters that the entry holds."""
    score: float

    @property
    def cos(self) -> float:
        return sum(self.similarities) / 3

    def source(self) -> Source:
        item = self.item
        return Source(item_id=str(item.id), question=item.question, answer=item.answer, score=self.score)

    def trace(self) -> JsonDict:
        return {
            "id": str(self.item.id),
            "question": self.item.question,
            "answer": self.item.answer,
            "language": self.item.language,
            "cos": round(self.cos, 4),
            "cov": round(self.cov, 4),
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """Best first. `by_meaning` is False while the embedder is away: then letters alone were compared."""

    question: str
    found: Sequence[Found]
    by_meaning: bool = True

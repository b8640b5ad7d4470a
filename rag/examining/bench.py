"""What would be answered with the knowledge as it is, or as it will be: the same scores, in memory."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np

from desk.knowledge import KnowledgeItem
from rag.answering.verbatim import in_language
from rag.grams import grams
from rag.index.port import CANDIDATES
from rag.retrieval.found import Found, Retrieved
from rag.retrieval.opposites import opposed_to
from rag.trust.judge import judge
from rag.vectors import Matrix
from rag.vocabulary import Vocabulary
from rag.weights import Weights

RIVALS = 8
"""How deep a change of the knowledge is looked for: what lies further behind decides nothing."""


class Bench:
    """`vectors`: three rows an entry. Nothing here asks an embedder, an index or the database."""

    def __init__(
        self,
        items: Sequence[KnowledgeItem],
        vectors: Mapping[UUID, Matrix],
        *,
        vocabulary: Vocabulary,
        weights: Weights,
    ) -> None:
        self.items = items
        self._rows = np.stack([vectors[item.id] for item in items]) if items else np.zeros((0, 3, 1))
        self._letters = [frozenset(grams(f"{item.question} {item.answer}")) for item in items]
        self._vocabulary = vocabulary
        self._weights = weights

    def similarities(self, vector: Matrix) -> Matrix:
        """Shape (entries, 3)."""
        found: Matrix = (self._rows @ vector if self.items else np.zeros((0, 3))).astype(np.float32)
        return found

    def reaches(self, vector: Matrix, item_ids: frozenset[UUID]) -> bool:
        """Whether any of these entries may matter for that question."""
        means = self.similarities(vector).mean(axis=1)
        if len(means) <= RIVALS:
            return True
        floor = np.sort(means)[-RIVALS] - self._weights.lexical_weight / 2
        return any(mean >= floor for item, mean in zip(self.items, means, strict=True) if item.id in item_ids)

    def find(self, question: str, vector: Matrix) -> Retrieved:
        similarities = self.similarities(vector)
        nearest = np.argsort(-similarities.mean(axis=1))[:CANDIDATES]
        rarity = {gram: self._vocabulary.rarity(gram) for gram in grams(question)}
        found = [self._found(rarity, int(place), similarities[place]) for place in nearest]
        found.sort(key=lambda one: -one.score)
        is_opposed = opposed_to(question)
        best = [one for one in found[:RIVALS] if not is_opposed(one.item.question)]
        return Retrieved(question=question, found=[*best, *found[RIVALS:]])

    def answer(self, question: str, vector: Matrix, language: str) -> Found | None:
        """The entry that would be said; None when none is trusted enough."""
        retrieved = self.find(question, vector)
        if not retrieved.found or not judge(retrieved, self._weights).enough:
            return None
        return in_language(retrieved.found[0], retrieved, language, self._weights)

    def _found(self, rarity: Mapping[int, float], place: int, cosines: Matrix) -> Found:
        held = sum(one for gram, one in rarity.items() if gram in self._letters[place])
        cov = held / sum(rarity.values()) if rarity else 0.0
        by_question, by_answer, by_both = map(float, cosines)
        return Found(
            item=self.items[place],
            similarities=(by_question, by_answer, by_both),
            cov=cov,
            score=float(cosines.mean()) + self._weights.lexical(cov),
        )

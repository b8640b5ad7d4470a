"""What would be found with the knowledge as it is, or as it will be: the same scores, in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from desk.knowledge import KnowledgeItem
from rag.index.port import CANDIDATES
from rag.retrieval.found import Retrieved, Similarities
from rag.retrieval.query import Query
from rag.retrieval.scoring import Scoring
from rag.vectors import Matrix, normalised
from rag.vocabulary import Vocabulary
from rag.weights import Weights

RIVALS = 8
"""How deep a change of the knowledge is looked for: what lies further behind decides nothing."""

Entry = tuple[KnowledgeItem, Matrix]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What one question finds now and later."""

    now: Retrieved
    later: Retrieved


class Bench:
    """Of the entries `known` now those with an id in `edited` give way to the `fresh` ones. Each comes with
    its three vectors. Nothing here asks an embedder, an index or the database: candidates are the nearest by
    meaning, where the index brings those that are near by letters alone as well."""

    def __init__(
        self,
        known: Sequence[Entry],
        fresh: Sequence[Entry],
        edited: Collection[UUID],
        *,
        vocabulary: Vocabulary,
        weights: Weights,
    ) -> None:
        self._items = [item for item, _ in (*known, *fresh)]
        self._rows = np.stack([rows for _, rows in (*known, *fresh)]) if self._items else None
        self._edited = [place for place, item in enumerate(self._items) if item.id in edited]
        self._unborn = {id(item) for item, _ in fresh}
        self._gone = {id(item) for item, _ in known if item.id in edited}
        self._vocabulary = vocabulary
        self._weights = weights

    def reaches(self, rows: Matrix) -> bool:
        """Whether the edited entries may matter for the question that the rows are wordings of."""
        means = self._similarities(rows).mean(axis=1)
        if len(means) <= RIVALS:
            return True
        floor = np.sort(means)[-RIVALS] - self._weights.lexical_weight / 2
        return any(means[place] >= floor for place in self._edited)

    def find(self, query: Query, rows: Matrix) -> Outlook:
        """`rows`: one for each of the query's texts."""
        similarities = self._similarities(rows)
        nearest = list(map(int, np.argsort(-similarities.mean(axis=1))[:CANDIDATES]))
        entries = [(self._items[place], _three(similarities[place])) for place in nearest]
        ranked = Scoring(query, self._vocabulary, self._weights).ranked(entries)
        now = [one for one in ranked if id(one.item) not in self._unborn]
        later = [one for one in ranked if id(one.item) not in self._gone]
        return Outlook(
            now=Retrieved(question=query.whole, found=now),
            later=Retrieved(question=query.whole, found=later),
        )

    def _similarities(self, rows: Matrix) -> Matrix:
        """Shape (entries, 3)."""
        if self._rows is None:
            return np.zeros((0, 3), np.float32)
        found: Matrix = (self._rows @ normalised(rows.mean(axis=0))).astype(np.float32)
        return found


def _three(cosines: Matrix) -> Similarities:
    by_question, by_answer, by_both = map(float, cosines)
    return by_question, by_answer, by_both

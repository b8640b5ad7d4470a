"""How near an entry is to a question: by meaning, by letters, and by what it holds for."""

from collections.abc import Iterable

from desk.knowledge import KnowledgeItem
from rag.retrieval.cities import elsewhere
from rag.retrieval.conditions import unsaid
from rag.retrieval.found import Found, Similarities
from rag.retrieval.opposites import opposed_to
from rag.retrieval.query import Query
from rag.vocabulary import Vocabulary
from rag.weights import Weights


class Scoring:
    """One question against many entries of one business. What is compared by meaning once more
    (`closer_look`) is so later, for the best ones alone."""

    def __init__(
        self, query: Query, vocabulary: Vocabulary, weights: Weights, conditions: frozenset[str] = frozenset()
    ) -> None:
        """`conditions`: what an entry has to speak of to hold for the client."""
        self._asked = query.weighed(vocabulary)
        self._telling = self._asked.telling()
        self._is_opposed = opposed_to(query.own)
        self._cities = query.cities
        self._knowledge = vocabulary.texts() if self._cities else ()
        self._conditions = conditions
        self._weights = weights

    def ranked(self, entries: Iterable[tuple[KnowledgeItem, Similarities]]) -> list[Found]:
        """Best first, less those that are opposed to the question; what holds for others comes last."""
        found = [
            self._found(item, similarities)
            for item, similarities in entries
            if not self._is_opposed(item.question)
        ]
        return sorted(found, key=lambda one: (one.beside, -one.score))

    def _found(self, item: KnowledgeItem, similarities: Similarities) -> Found:
        text = f"{item.question} {item.answer}"
        cov, unasked = self._asked.coverage(text), self._asked.unasked(item.question)
        held, plainly_held = self._asked.held(text)
        return Found(
            item=item,
            similarities=similarities,
            cov=cov,
            score=sum(similarities) / 3 + self._weights.lexical(cov) - self._weights.unasked_weight * unasked,
            unasked=unasked,
            held=held,
            plainly_held=plainly_held,
            telling=self._telling,
            elsewhere=elsewhere(self._cities, text, self._knowledge),
            unsaid=unsaid(self._conditions, text),
        )

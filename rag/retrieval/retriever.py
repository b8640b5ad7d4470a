"""Candidates by meaning and by letters, judged by both, read anew from the database."""

from collections.abc import Sequence
from uuid import UUID

from loguru import logger

from desk.knowledge import KnowledgeItem
from desk.ports import Desks
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.grams import query_terms
from rag.index.port import Candidate, KnowledgeIndex
from rag.retrieval.found import Found, Retrieved
from rag.vectors import Matrix
from rag.vocabulary import Vocabularies, Vocabulary
from rag.weights import Weights


class Retriever:
    def __init__(
        self,
        *,
        desks: Desks,
        index: KnowledgeIndex,
        embedder: Embedder,
        vocabularies: Vocabularies,
        weights: Weights,
    ) -> None:
        self._desks = desks
        self._index = index
        self._embedder = embedder
        self._vocabularies = vocabularies
        self._weights = weights

    async def find(self, client_id: UUID, question: str) -> Retrieved:
        """Raises IndexUnavailable. An entry that was retired a moment ago is never among them, because
        the database is asked last."""
        vector = await self._vector(question)
        candidates = await self._index.search(client_id, vector, query_terms(question))
        async with self._desks(client_id) as desk:
            items = await desk.knowledge.among([candidate.item_id for candidate in candidates])
        found = self._judge(question, candidates, items, self._vocabularies[client_id])
        return Retrieved(question=question, found=found, by_meaning=vector is not None)

    async def _vector(self, question: str) -> Matrix | None:
        try:
            rows = await self._embedder.queries([question])
        except EmbedderUnavailable as error:
            logger.warning("Looking up by letters alone: {}", error)
            return None
        vector: Matrix = rows[0]
        return vector

    def _judge(
        self,
        question: str,
        candidates: Sequence[Candidate],
        items: Sequence[KnowledgeItem],
        vocabulary: Vocabulary,
    ) -> list[Found]:
        evidence = {candidate.item_id: candidate.similarities for candidate in candidates}
        found = []
        for item in items:
            cov = vocabulary.coverage(question, f"{item.question} {item.answer}")
            score = self._score(sum(evidence[item.id]) / 3, cov)
            found.append(Found(item=item, similarities=evidence[item.id], cov=cov, score=score))
        return sorted(found, key=lambda one: -one.score)

    def _score(self, cos: float, cov: float) -> float:
        """The gated sum: letters count only where enough of them agree."""
        return cos + (self._weights.lexical_weight * cov if cov >= self._weights.lexical_gate else 0.0)

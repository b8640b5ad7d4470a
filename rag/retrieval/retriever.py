"""Candidates by meaning and by letters, judged by both, read anew from the database."""

from collections.abc import Sequence
from statistics import fmean
from uuid import UUID

from loguru import logger

from desk.knowledge import KnowledgeItem
from desk.ports import Desks
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.grams import query_terms
from rag.index.port import Candidate, KnowledgeIndex
from rag.retrieval.found import Found, Retrieved
from rag.retrieval.opposites import opposed_to
from rag.vectors import Matrix, normalised
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

    async def find(self, client_id: UUID, question: str, *, subject: str = "") -> Retrieved:
        """Raises IndexUnavailable. An entry that was retired a moment ago is never among them, because
        the database is asked last. A `subject` that the question goes on from counts less than the
        question: «а педикюр?» after the price of a manicure is about pedicures."""
        joined = f"{subject} {question}"
        asked = [question, joined, joined] if subject else [question]
        vector = await self._vector(asked)
        candidates = await self._index.search(client_id, vector, query_terms(asked[-1]))
        async with self._desks(client_id) as desk:
            items = await desk.knowledge.among([candidate.item_id for candidate in candidates])
        found = self._judge(asked, candidates, items, self._vocabularies[client_id])
        return Retrieved(question=asked[-1], found=found, by_meaning=vector is not None)

    async def _vector(self, asked: Sequence[str]) -> Matrix | None:
        """One for all of them together."""
        try:
            rows = await self._embedder.queries(asked)
        except EmbedderUnavailable as error:
            logger.warning("Looking up by letters alone: {}", error)
            return None
        return normalised(rows.mean(axis=0))

    def _judge(
        self,
        asked: Sequence[str],
        candidates: Sequence[Candidate],
        items: Sequence[KnowledgeItem],
        vocabulary: Vocabulary,
    ) -> list[Found]:
        evidence = {candidate.item_id: candidate.similarities for candidate in candidates}
        questions = {question: vocabulary.asked(question) for question in asked}
        is_opposed = opposed_to(asked[0])
        found = []
        for item in items:
            if is_opposed(item.question):
                continue
            text = f"{item.question} {item.answer}"
            cov = fmean(questions[question].coverage(text) for question in asked)
            score = self._score(sum(evidence[item.id]) / 3, cov)
            held = questions[asked[0]].held(text)
            found.append(Found(item=item, similarities=evidence[item.id], cov=cov, score=score, held=held))
        return sorted(found, key=lambda one: -one.score)

    def _score(self, cos: float, cov: float) -> float:
        """The gated sum: letters count only where enough of them agree."""
        return cos + (self._weights.lexical_weight * cov if cov >= self._weights.lexical_gate else 0.0)

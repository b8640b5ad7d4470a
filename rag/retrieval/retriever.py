"""Candidates by meaning and by letters, judged by both, read anew from the database."""

from collections.abc import Sequence
from uuid import UUID

from loguru import logger

from desk.ports import Desks
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.grams import query_terms
from rag.index.port import IndexUnavailable, KnowledgeIndex
from rag.retrieval.aspects import Aspects
from rag.retrieval.closer_look import CloserLook
from rag.retrieval.conditions import unaffected
from rag.retrieval.found import Found, Retrieved
from rag.retrieval.query import Query, query_of
from rag.retrieval.scoring import Scoring
from rag.vectors import Matrix, normalised
from rag.vocabulary import Vocabularies
from rag.waiting import Waiting
from rag.weights import Weights


class Retriever:
    def __init__(
        self,
        *,
        desks: Desks,
        index: KnowledgeIndex,
        embedder: Embedder,
        vocabularies: Vocabularies,
        waiting: Waiting,
        aspects: Aspects,
        closer_look: CloserLook,
        weights: Weights,
    ) -> None:
        self._desks = desks
        self._index = index
        self._embedder = embedder
        self._vocabularies = vocabularies
        self._waiting = waiting
        self._aspects = aspects
        self._closer_look = closer_look
        self._weights = weights

    async def find(
        self, client_id: UUID, question: str, *, subject: str = "", depth: int | None = None
    ) -> Retrieved:
        """Raises IndexUnavailable. An entry that was retired a moment ago is never among them, because
        the database is asked last. `subject`: what the question goes on from. `depth`: how many
        get a closer look, where it isn't for one answer alone."""
        self._check_read(client_id)
        query = query_of(question, subject)
        rows = await self._embedded(query.texts)
        vector = None if rows is None else normalised(rows.mean(axis=0))
        candidates = await self._index.search(client_id, vector, query_terms(" ".join(query.texts)))
        async with self._desks.single(client_id) as desk:
            items = await desk.knowledge.among([candidate.item_id for candidate in candidates])
        nearness = {candidate.item_id: candidate.similarities for candidate in candidates}
        body = await self._body(query, rows)
        conditions = body | query.currencies
        scoring = Scoring(query, self._vocabularies[client_id], self._weights, conditions)
        ranked = scoring.ranked((item, nearness[item.id]) for item in items)
        found = ranked if rows is None else await self._looked_at(query, rows, ranked, depth)
        return Retrieved(question=query.whole, found=found, by_meaning=rows is not None, body=body)

    def _check_read(self, client_id: UUID) -> None:
        """After a change of the embedder a business is asked for a while of which little is embedded yet: the
        best of that little is no answer."""
        if 2 * self._waiting.count(client_id) > len(self._vocabularies[client_id]):
            raise IndexUnavailable("most of the knowledge is still to be embedded")

    async def _embedded(self, texts: Sequence[str]) -> Matrix | None:
        """None while the embedder is away."""
        try:
            return await self._embedder.queries(texts)
        except EmbedderUnavailable as error:
            logger.warning("Looking up by letters alone: {}", error)
            return None

    async def _body(self, query: Query, rows: Matrix | None) -> frozenset[str]:
        """What the client tells of their body, where the answer may depend on it."""
        if not query.body or rows is None:
            return query.body
        kinds, surely = unaffected()
        try:
            asked = await self._aspects.asked(query.texts, rows, kinds)
        except EmbedderUnavailable:
            return query.body
        return query.body if asked < surely else frozenset()

    async def _looked_at(
        self, query: Query, rows: Matrix, found: Sequence[Found], depth: int | None
    ) -> Sequence[Found]:
        try:
            return await self._closer_look(query, rows, found, depth=depth)
        except EmbedderUnavailable as error:
            logger.warning("What was found gets no closer look: {}", error)
            return found

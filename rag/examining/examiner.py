"""Compares a lesson with what is known, and tries it, before clients hear it."""

import asyncio
from collections.abc import Awaitable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from desk.errors import Unexaminable
from desk.knowledge import KnowledgeItem, Lesson
from desk.ports import Case, Comparison, Desks, Phrasebook
from desk.proposal import Change
from desk.tenant import Tenant
from desk.upload import OtherHours
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.examining.bench import Bench, Entry
from rag.examining.difference import compared
from rag.examining.hours_rivalry import HoursRivalry
from rag.examining.likening import questions_alike
from rag.examining.other_hours import other_hours
from rag.examining.rewording import rewordings
from rag.examining.rivalry import compare
from rag.examining.subject import likeness
from rag.examining.trials import Trials, asked_as, embedded
from rag.indexing import PointMaker, three_texts
from rag.kept import KeptRows
from rag.retrieval.found import Found
from rag.trust.evidence import same_fact
from rag.vectors import Matrix
from rag.vocabulary import Vocabularies
from rag.weights import Weights

KEPT_QUERIES = 500
"""Questions whose vectors are remembered: those that nobody could answer are compared again and again."""

KEPT_LESSONS = 32

T = TypeVar("T")


class RagExaminer:
    """Implements desk.ports.Examiner. What is computed here is computed beside the event loop."""

    def __init__(
        self,
        *,
        desks: Desks,
        embedder: Embedder,
        points: PointMaker,
        trials: Trials,
        vocabularies: Vocabularies,
        weights: Weights,
        phrasebook: Phrasebook,
    ) -> None:
        self._desks = desks
        self._embedder = embedder
        self._points = points
        self._trials = trials
        self._vocabularies = vocabularies
        self._weights = weights
        self._phrasebook = phrasebook
        self._queries: KeptRows[str] = KeptRows(KEPT_QUERIES)
        self._lessons: KeptRows[tuple[str, ...]] = KeptRows(KEPT_LESSONS)

    async def compare(self, tenant: Tenant, lesson: Lesson, *, apart_from: Collection[UUID]) -> Comparison:
        known = await self._known(tenant, apart_from)
        if not known:
            return Comparison()
        asked, _, whole = await self._passages(lesson)
        vocabulary = self._vocabularies[tenant.id]
        hours = HoursRivalry(tenant, self._phrasebook)

        def look() -> Comparison:
            alike = [
                likeness(
                    vocabulary,
                    lesson,
                    item,
                    asked=float(rows[0] @ asked),
                    meant=float(rows[2] @ whole),
                )
                for item, rows in known
            ]
            items = [item for item, _ in known]
            return hours.added(compare(vocabulary, lesson, alike), lesson, items)

        return await asyncio.to_thread(look)

    async def misses(self, tenant: Tenant, item: KnowledgeItem, asked: Sequence[str]) -> Sequence[Change]:
        known = await self._known(tenant, [item.id])
        ways = list(dict.fromkeys([*asked, *rewordings(item.question)]))
        queries = [asked_as(way, item.language) for way in ways]
        rows = await self._surely(embedded(self._embedder, queries))
        bench = self._bench(tenant, known, [(item, await self._passages(item))], [item.id])

        def look() -> list[Change]:
            winners = [
                bench.find(query, row).later.found[:1] for query, row in zip(queries, rows, strict=True)
            ]
            return [
                Change(question=way, was=item.answer, becomes=winner.item.answer)
                for way, won in zip(ways, winners, strict=True)
                for winner in won
                if winner.item.id != item.id and not _same(winner, item)
            ]

        return await asyncio.to_thread(look)

    async def other_hours(
        self, tenant: Tenant, lessons: Sequence[Lesson], *, beside: Sequence[KnowledgeItem]
    ) -> Mapping[str, OtherHours]:
        return await asyncio.to_thread(other_hours, tenant, lessons, beside, self._phrasebook)

    async def changes(
        self, tenant: Tenant, edited: Sequence[KnowledgeItem], cases: Sequence[Case]
    ) -> Sequence[Change]:
        if not cases or not edited:
            return []
        known = await self._known(tenant, ())
        fresh = [(item, await self._passages(item)) for item in edited if item.live]
        bench = self._bench(tenant, known, fresh, [item.id for item in edited])
        return await self._surely(self._trials.changes(tenant, bench, cases))

    async def said_before(self, tenant: Tenant, lesson: Lesson, others: Mapping[UUID, Lesson]) -> UUID | None:
        asked = {other_id: other.question for other_id, other in others.items()}
        for other_id in await self.alike(tenant, lesson.question, asked):
            found = compared(lesson.answer, others[other_id].answer, about=lesson.question)
            if not found.difference and not found.adds:
                return other_id
        return None

    async def alike(self, tenant: Tenant, question: str, others: Mapping[UUID, str]) -> Sequence[UUID]:
        known = await self._queries.of([question, *others.values()], self._ask)
        rows = {item_id: known[text] for item_id, text in others.items()}
        return questions_alike(self._vocabularies[tenant.id], (question, known[question]), others, rows)

    async def _known(self, tenant: Tenant, apart_from: Collection[UUID]) -> Sequence[Entry]:
        async with self._desks(tenant.id) as desk:
            items = [item for item in await desk.knowledge.live() if item.id not in apart_from]
        vectors = await self._surely(self._points.vectors(tenant.id, items))
        return [(item, vectors[item.id]) for item in items]

    async def _passages(self, lesson: Lesson | KnowledgeItem) -> Matrix:
        """One lesson is looked at several times before it is live."""
        texts = three_texts(lesson)
        return (await self._lessons.of([texts], self._read))[texts]

    async def _read(self, lessons: Sequence[tuple[str, ...]]) -> list[Matrix]:
        return [await self._surely(self._embedder.passages(texts)) for texts in lessons]

    async def _ask(self, texts: Sequence[str]) -> Matrix:
        return await self._surely(self._embedder.queries(texts))

    async def _surely(self, made: Awaitable[T]) -> T:
        try:
            return await made
        except EmbedderUnavailable as error:
            raise Unexaminable(str(error)) from error

    def _bench(
        self, tenant: Tenant, known: Sequence[Entry], fresh: Sequence[Entry], edited: Collection[UUID]
    ) -> Bench:
        vocabulary = self._vocabularies[tenant.id]
        return Bench(known, fresh, edited, vocabulary=vocabulary, weights=self._weights)


def _same(found: Found, item: KnowledgeItem) -> bool:
    return same_fact(found, replace(found, item=item))

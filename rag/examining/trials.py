"""Questions whose answers were approved, asked again of the knowledge as it is and as it will be."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.ports import Case
from desk.proposal import Change
from desk.tenant import Tenant
from rag.answering.verbatim import in_language
from rag.embedding.port import Embedder
from rag.examining.bench import Bench, Outlook
from rag.language.detect import detect
from rag.ports import CaseVectors
from rag.retrieval.closer_look import CloserLook
from rag.retrieval.found import Found, Retrieved
from rag.retrieval.query import Query, query_of
from rag.trust.evidence import same_fact
from rag.trust.judge import judge
from rag.vectors import Matrix
from rag.weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A question as the bot looks it up; `rows`: the vectors of its wordings."""

    case: Case
    query: Query
    rows: Matrix


class Trials:
    """`kept` are the questions' vectors. What computes an answer, and a threshold that a business has earned,
    are left out: the words of an entry are compared, at the weights' own threshold."""

    def __init__(
        self, *, embedder: Embedder, kept: CaseVectors, closer_look: CloserLook, weights: Weights
    ) -> None:
        self._embedder = embedder
        self._kept = kept
        self._closer_look = closer_look
        self._weights = weights

    async def changes(self, tenant: Tenant, bench: Bench, cases: Sequence[Case]) -> list[Change]:
        """Raises EmbedderUnavailable."""
        trials = await self._trials(tenant, cases)
        looked_up = await asyncio.to_thread(_looked_up, bench, trials)
        changes = [await self._change(*one) for one in looked_up]
        return [change for change in changes if change]

    async def _trials(self, tenant: Tenant, cases: Sequence[Case]) -> list[Trial]:
        """Only those questions are embedded whose wordings nobody has kept."""
        queries = {case.id: asked_as(case.question, case.language) for case in cases}
        kept = await self._kept.get(tenant.id, self._embedder.id, list(queries))
        rows = {key: row.reshape(-1, self._embedder.dims) for key, row in kept.items()}
        missing = [key for key, query in queries.items() if len(rows.get(key, ())) != len(query.texts)]
        if missing:
            made = await embedded(self._embedder, [queries[key] for key in missing])
            fresh = dict(zip(missing, made, strict=True))
            await self._kept.put(tenant.id, self._embedder.id, fresh)
            rows |= fresh
        return [Trial(case=case, query=queries[case.id], rows=rows[case.id]) for case in cases]

    async def _change(self, trial: Trial, found: Outlook) -> Change | None:
        await asyncio.sleep(0)  # hundreds of them keep nobody waiting
        was, becomes = await self._said(trial, found.now), await self._said(trial, found.later)
        if was is None or (becomes and _says_the_same(becomes, was)):
            return None
        text = becomes.item.answer if becomes else ""
        return Change(question=trial.case.question, was=was.item.answer, becomes=text)

    async def _said(self, trial: Trial, retrieved: Retrieved) -> Found | None:
        """The entry whose words would be said; None when none is trusted enough."""
        found = await self._closer_look(trial.query, trial.rows, retrieved.found)
        judged = replace(retrieved, found=found)
        if not found or not judge(judged, self._weights).enough:
            return None
        return in_language(found[0], judged, trial.case.language, self._weights)


def asked_as(question: str, language: str) -> Query:
    """As a turn that holds nothing else is looked up."""
    return query_of(detect(question, hint=language).readable, "")


async def embedded(embedder: Embedder, queries: Sequence[Query]) -> list[Matrix]:
    """The rows of each one's wordings. Raises EmbedderUnavailable."""
    rows = await embedder.queries([text for query in queries for text in query.texts])
    made, place = [], 0
    for query in queries:
        made.append(rows[place : place + len(query.texts)])
        place += len(query.texts)
    return made


def _looked_up(bench: Bench, trials: Sequence[Trial]) -> list[tuple[Trial, Outlook]]:
    """Those that the edited entries may matter for."""
    return [(trial, bench.find(trial.query, trial.rows)) for trial in trials if bench.reaches(trial.rows)]


def _says_the_same(becomes: Found, was: Found) -> bool:
    return becomes.item.answer == was.item.answer or same_fact(becomes, was)

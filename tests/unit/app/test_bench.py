"""The bench's own rules: what its figures say, and whether its doubles speak as the real servers do."""

import asyncio
from uuid import uuid4

import pytest
from aiohttp import ClientSession

from app.bench.figures import Figure, at_least, at_most, percentile
from app.bench.model import running_model
from app.bench.vectors import DIMS, running_vectors
from desk.knowledge import KnowledgeItem, Provenance
from rag.answering.checks import problems
from rag.answering.llm import OpenAiLlm
from rag.answering.port import LlmUnavailable
from rag.answering.prompts import messages
from rag.embedding.http import HttpEmbedder
from rag.retrieval.found import Found


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.001, 1)])
def test_a_percentile_is_a_value_that_was_measured(share: float, value: float) -> None:
    assert percentile(list(range(100, 0, -1)), share) == value


def test_a_figure_says_whether_its_target_is_met() -> None:
    def met(value: float, **bound: float) -> bool | None:
        target = at_most(bound["most"]) if "most" in bound else at_least(bound["least"])
        return Figure(name="x", value=value, unit="ms", target=target).met

    assert met(150, most=150)
    assert not met(151, most=150)
    assert met(60, least=60)
    assert not met(59, least=60)
    assert Figure(name="x", value=1, unit="ms").met is None


async def test_the_model_double_writes_what_the_service_lets_through() -> None:
    found = _found("Сколько стоит маникюр?", "Маникюр — 4 000 ₸, около 45 минут.")
    async with running_model() as model:
        llm = OpenAiLlm(api_key="key", base_url=model.url, model="double")
        asked = messages(business="Салон", language="ru", question="цена?", history=(), sources=[found])
        reply = await llm.draft(asked, patience_seconds=5)
        model.hang()
        with pytest.raises(LlmUnavailable):
            await llm.draft(asked, patience_seconds=0.1)
        await llm.close()
    assert reply.draft.text == found.item.answer
    assert problems(reply.draft, [found], language="ru", known="") == []


async def test_the_vectors_of_the_double_are_near_where_letters_agree() -> None:
    async with running_vectors() as url:
        embedder = HttpEmbedder(url, model="double", dims=DIMS)
        asked, near, far = await embedder.queries(["цена маникюра", "цена маникюра?", "где парковка"])
        await embedder.close()
    assert asked @ near > 0.8
    assert asked @ far < 0.3


async def test_a_double_is_gone_after_its_block() -> None:
    async with running_vectors() as url:
        pass
    async with ClientSession() as session:
        with pytest.raises(OSError, match=r".+"):
            await asyncio.wait_for(session.get(url), 5)


def _found(question: str, answer: str) -> Found:
    item = KnowledgeItem(
        id=uuid4(),
        client_id=uuid4(),
        question=question,
        answer=answer,
        language="ru",
        version=1,
        revision=1,
        live=True,
        provenance=Provenance(source="import"),
    )
    return Found(item=item, similarities=(1.0, 1.0, 1.0), cov=1.0, score=1.0)

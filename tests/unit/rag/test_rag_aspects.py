"""What is asked of a thing, beside the thing itself."""

from pathlib import Path
from uuid import uuid4

import pytest

from desk.knowledge import KnowledgeItem
from rag.embedding.port import Embedder
from rag.phrases.classifier import Classifier
from rag.retrieval.aspects import Aspects, Fit
from tests.unit.rag.memory import MemoryKnowledge


@pytest.fixture
def aspects(embedder: Embedder, tmp_path: Path) -> Aspects:
    return Aspects(Classifier("aspects", embedder, tmp_path))


async def _fit(aspects: Aspects, embedder: Embedder, question: str, item: KnowledgeItem) -> Fit:
    return (await aspects.fits([question], await embedder.queries([question]), [item]))[0]


async def test_an_entry_that_tells_what_is_asked_fits_better(aspects: Aspects, embedder: Embedder) -> None:
    """«Как зовут…» is not what an entry on the doctors' experience tells, although it names doctors."""
    item = MemoryKnowledge().add(uuid4(), "Кто у вас из врачей?", "Хирург и терапевт со стажем от 8 лет.")
    experience = await _fit(aspects, embedder, "врачи опытные?", item)
    name = await _fit(aspects, embedder, "как зовут хирурга?", item)
    assert experience.affinity > name.affinity
    assert experience.lacking < name.lacking


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("сколько стоят колодки?", "Передние — 8 000 ₸ за ось, задние — 10 000 ₸."),
        ("мойка неше сағатқа дейін ашық?", "Вторник 14:00–23:00, пятница 14:00–01:00."),
        ("сколько ждать химчистку?", "3–5 күн, шұғыл болса ертесіне."),
    ],
)
async def test_figures_tell_what_an_answer_is_about(
    aspects: Aspects, embedder: Embedder, question: str, answer: str
) -> None:
    """A price needs no word for it where a sum stands, nor hours or a term theirs."""
    item = MemoryKnowledge().add(uuid4(), "Колодки, баня, химчистка", answer)
    assert (await _fit(aspects, embedder, question, item)).lacking < 0.1

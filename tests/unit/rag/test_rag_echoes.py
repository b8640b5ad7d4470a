"""Words that an entry speaks of in other words, and words that it does not speak of at all."""

from collections.abc import Mapping
from uuid import uuid4

import pytest

from rag.embedding.port import Embedder
from rag.retrieval.echoes import Echoes
from rag.weights import EchoBounds, weights_for
from tests.unit.rag.memory import MemoryKnowledge


@pytest.fixture
def echoes(embedder: Embedder) -> Echoes:
    bounds = weights_for(embedder.id).echo
    assert bounds
    return Echoes(embedder, bounds)


async def _heard(echoes: Echoes, question: str, answer: str, *missing: str) -> Mapping[str, float]:
    (heard,) = await echoes.of([missing], [MemoryKnowledge().add(uuid4(), question, answer)])
    return heard


@pytest.mark.parametrize(
    ("question", "answer", "spoken", "unspoken"),
    [
        ("Есть ли парковка?", "Во дворе шесть мест.", "припарковаться", "калорий"),
        ("Можно прийти с детьми?", "Да, есть игровой уголок.", "ребенок", "пирсинг"),
        ("Сколько стоит стрижка?", "Длинные волосы — 8 000 ₸.", "подстричься", "вотч"),
    ],
)
async def test_another_word_for_a_thing_is_told_from_another_thing(
    echoes: Echoes, question: str, answer: str, spoken: str, unspoken: str
) -> None:
    """What stands in no letter of an entry may still be what it tells of, and may be what nobody wrote of."""
    heard = await _heard(echoes, question, answer, spoken, unspoken)
    assert heard[spoken] > heard[unspoken] + 0.2
    assert heard[unspoken] < 0.3


def test_nearness_counts_between_its_bounds() -> None:
    """Below them words are strangers, above them they are one."""
    bounds = EchoBounds(unrelated=0.3, same=0.8)
    assert [bounds.share(cosine) for cosine in (-0.2, 0.3, 0.8, 1.0)] == [0.0, 0.0, 1.0, 1.0]
    assert bounds.share(0.55) == pytest.approx(0.5)


def test_an_embedder_that_nobody_has_measured_compares_no_words() -> None:
    assert weights_for("a-model-of-tomorrow").echo is None

"""Talks that go on from what was just said."""

from collections.abc import AsyncIterator

import pytest

from desk.decision import Action
from desk.tenant import Tenant
from rag.rag import Rag
from tests.unit.rag.memory import MemoryKnowledge
from tests.unit.rag.talks import after, turn

ROLLS = "Классическая 8 шт — 2 900 ₸, половинка 4 шт — 1 600 ₸. Делюкс с двойным лососем 8 шт — 3 700 ₸."


@pytest.fixture
async def rolls(rag: Rag, salon: Tenant, knowledge: MemoryKnowledge) -> AsyncIterator[str]:
    item = knowledge.add(salon.id, "Сколько стоит филадельфия?", ROLLS)
    await rag.follower.catch_up()
    yield "сколько стоит филадельфия?"
    knowledge.change(item, live=False)
    await rag.follower.catch_up()


async def test_a_part_of_what_was_read_is_said_by_itself(rag: Rag, salon: Tenant, rolls: str) -> None:
    """«а делюкс?» asks for one sentence of the answer, which is neither kept back nor said whole again."""
    first = await rag.brain.decide(turn(salon, rolls))
    assert first.text == ROLLS
    going_on = await rag.brain.decide(turn(salon, "а делюкс?", history=after(rolls, first)))
    assert going_on.action is Action.ANSWER
    assert going_on.text == "Делюкс с двойным лососем 8 шт — 3 700 ₸."


async def test_another_thing_is_not_answered_with_what_was_read(rag: Rag, salon: Tenant, rolls: str) -> None:
    """«а парковка есть?» after a price is a question of its own."""
    first = await rag.brain.decide(turn(salon, rolls))
    going_on = await rag.brain.decide(turn(salon, "а парковка есть?", history=after(rolls, first)))
    assert going_on.action is Action.ANSWER
    assert "парковка" in going_on.text


@pytest.mark.parametrize(
    "question",
    [
        "есть ли у вас парковка и сколько держится гель-лак?",
        "Сколько держится гель-лак, и где можно припарковаться?",
    ],
)
async def test_two_questions_of_one_sentence_get_both_answers(rag: Rag, salon: Tenant, question: str) -> None:
    """«и» joins two questions as a full stop does."""
    decision = await rag.brain.decide(turn(salon, question))
    assert decision.action is Action.ANSWER
    assert "парковка" in decision.text
    assert "2–3 недели" in decision.text


async def test_two_things_of_one_question_stay_one(rag: Rag, salon: Tenant) -> None:
    """A sum is computed of what is asked for together."""
    decision = await rag.brain.decide(turn(salon, "сколько стоит маникюр с гель-лаком и ремонт ногтя?"))
    assert "7 700" in decision.text

"""What is with something is not without it."""

import pytest

from desk.decision import Action
from desk.tenant import Tenant
from rag.rag import Rag
from rag.retrieval.opposites import opposed_to
from tests.unit.rag.talks import turn


@pytest.mark.parametrize(
    ("question", "heading", "opposite"),
    [
        ("педикюр с покрытием почём", "Сколько стоит педикюр без покрытия?", True),
        ("маникюр без лака цена", "Сколько стоит маникюр с гель-лаком?", True),
        ("гель-лакпен маникюр қанша", "Сколько стоит маникюр без гель-лака?", True),
        ("лаксыз маникюр қанша", "Гель-лакпен маникюр қанша тұрады?", True),
        ("маникюр без покрытия", "Сколько стоит маникюр без покрытия?", False),
        ("маникюр қанша тұрады сіздерде", "Маникюр с покрытием", False),
        ("можно прийти с собакой", "Можно ли прийти без записи?", False),
    ],
)
def test_with_and_without_are_opposite(question: str, heading: str, opposite: bool) -> None:
    """In Russian by the preposition, in Kazakh by the ending, of the same word only."""
    assert opposed_to(question)(heading) is opposite


async def test_the_price_without_is_never_said_for_with(rag: Rag, salon: Tenant) -> None:
    """«Pedikur s pokrytiem» is not told the price of a pedicure without it."""
    decision = await rag.brain.decide(turn(salon, "pedikur s pokrytiem pochem"))
    assert decision.action is not Action.ANSWER or "10 000" in decision.text

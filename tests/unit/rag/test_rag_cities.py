"""What holds in one city is not said to a client who asks about another."""

from pathlib import Path

import pytest

from desk.decision import Action
from desk.tenant import Tenant
from rag.rag import Rag
from rag.retrieval.cities import cities, elsewhere
from tests.unit.rag.businesses import FOLDER, documents, opened
from tests.unit.rag.talks import after, turn

ADDRESS, PARKING = "улица Көктерек, 27", "бесплатная парковка"
"""Of the salon, which is in Almaty."""
IN_ALMATY = "Мы в Алматы."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("адрес в Алма-Ате", {"Алматы"}),
        ("Алматыда қайдасыздар?", {"Алматы"}),
        ("астанинский филиал", {"Астана"}),
        ("из Усть-Каменогорска в Семей, точнее, в Семее", {"Усть-Каменогорск", "Семей"}),
        ("в Хромтау и в Москву отправляете?", {"Хромтау", "Москва"}),
        ("торт для семей с детьми", set()),
        ("таразы бар ма", set()),
        ("адрес на Сатпаева", set()),
    ],
)
def test_cities_are_told_from_other_words(text: str, named: set[str]) -> None:
    """In Russian and Kazakh, in every case; «семей» is of families, «таразы» scales."""
    assert cities(text) == named


def test_an_entry_may_hold_for_every_city() -> None:
    """Or for none that is known: then nothing can be said against it."""
    asked = cities("в Астану отправляете?")
    assert elsewhere(asked, "Доставка — 1 500 ₸.", [IN_ALMATY]) == {"Астана"}
    assert elsewhere(asked, "Отправляем по всему Казахстану, 2 000 ₸.", [IN_ALMATY]) == set()
    assert elsewhere(asked, "Доставка в другие города — 2 000 ₸.", [IN_ALMATY]) == set()
    assert elsewhere(asked, "Доставка — 1 500 ₸.", ["Парковка есть."]) == set()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("какой у вас адрес в Алматы?", ADDRESS),
        ("какой у вас адрес в Астане?", None),
        ("есть ли парковка в Алматы?", PARKING),
        ("парковка в Шымкенте есть?", None),
        ("v astane est parkovka?", None),
        ("мекенжайыңыз қандай Алматыда?", "Көктерек"),
        ("Астанада мекенжайыңыз қандай?", None),
        ("можно ли у вас оплатить каспи в Караганде?", None),
    ],
)
async def test_another_citys_question_goes_to_a_person(
    rag: Rag, salon: Tenant, question: str, answer: str | None
) -> None:
    """Whether the entry names the city of the business or leaves it unsaid."""
    decision = await rag.brain.decide(turn(salon, question))
    assert decision.action is (Action.ANSWER if answer else Action.HUMAN)
    assert (answer or "") in decision.text


async def test_the_same_holds_for_a_question_that_goes_on(rag: Rag, salon: Tenant) -> None:
    asked = "какой у вас адрес?"
    history = after(asked, await rag.brain.decide(turn(salon, asked)))
    assert (await rag.brain.decide(turn(salon, "а в Астане?", history=history))).needs_person


async def test_of_two_branches_the_one_in_that_city_answers(tmp_path: Path) -> None:
    """However near the entry of the other one is."""
    branches = tmp_path / "branches.md"
    branches.write_text(
        "## Адрес филиала в Астане\nАстана, улица Сарыжайлау, 5, третий этаж.\n"
        "## Адрес филиала в Шымкенте\nШымкент, улица Балықшы, 31, с торца дома.\n"
        "## Есть ли парковка?\nДа, в Астане парковка во дворе.\n"
        "## Где оставить машину?\nВ Шымкенте вдоль улицы.\n"
    )
    knowledge = [*documents(FOLDER / "tuned" / "flowers"), branches]
    async with opened(knowledge, tmp_path / "work") as (rag, tenant):
        address = await rag.brain.decide(turn(tenant, "где вы находитесь в Шымкенте?"))
        assert address.text == "Шымкент, улица Балықшы, 31, с торца дома."
        parking = await rag.judging.retriever.find(tenant.id, "есть ли парковка в Шымкенте?")
        assert parking.found[0].item.answer == "В Шымкенте вдоль улицы."

"""What a question sets as a condition is not left out of its answer."""

import pytest

from desk.decision import Action
from desk.handover import TriggerType
from desk.tenant import Tenant
from rag.rag import Rag
from rag.retrieval.conditions import body, currencies, unsaid
from tests.unit.rag.talks import turn

PREGNANT, ALLERGIC = "беременным и кормящим не делаем", "гипоаллергенный клей"
"""Of the salon's entries on them; on asthma or psoriasis it has none."""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("я беременна, можно?", {"pregnancy"}),
        ("беременныйларға бола ма", {"pregnancy"}),
        ("Жүктімін, бола ма?", {"pregnancy"}),
        ("екикабатпын", {"pregnancy"}),
        ("жүкті қалаға жеткізесіздер ме?", set()),
        ("в каком положении стоит кресло?", set()),
        ("кормящей маме и аллергику", {"feeding", "allergy"}),
        ("вас покормят, чай нальют", set()),
        ("баланы емізіп жүрмін", {"feeding"}),
        ("проверьте давление в шинах", set()),
    ],
)
def test_states_of_the_body_are_told_from_other_words(text: str, named: set[str]) -> None:
    """«Жүкті» is also a load, «положение» and «давление» are of anything."""
    assert body(text) == named


def test_an_entry_may_speak_of_every_currency() -> None:
    """One that speaks of none is about tenge."""
    asked = currencies("долларами можно?")
    assert unsaid(asked, "Картой или наличными.") == asked == {"dollar"}
    assert unsaid(asked, "Доллары и евро меняем в кассе.") == set()
    assert unsaid(asked, "Принимаем только тенге.") == set()
    assert currencies("торт с евроупаковкой, размер евро") == set()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("можно ли беременным красить волосы?", PREGNANT),
        ("жүкті әйелдерге шаш бояуға бола ма?", PREGNANT),
        ("я кормлю грудью, можно кератин?", PREGNANT),
        ("у меня аллергия на клей, можно наращивать ресницы?", ALLERGIC),
        ("аллергиям бар, қандай бояу қолданасыздар?", ALLERGIC),
    ],
)
async def test_what_the_knowledge_says_of_the_clients_state_is_answered(
    rag: Rag, salon: Tenant, question: str, answer: str
) -> None:
    """Asking about the rule is a question like any other."""
    decision = await rag.brain.decide(turn(salon, question))
    assert decision.action is Action.ANSWER
    assert answer in decision.text


@pytest.mark.parametrize(
    "question",
    [
        "кірпік өсіру қанша тұрады, жүкті болсам бола ма?",
        "я беременна, можно мне ламинирование?",
        "мен беременнамын, кератин болама?",
        "ya beremenna mojno lamino?",
        "у меня астма, можно кератин?",
        "емізіп жүрмін, кератин жасатуға рұқсат па",
    ],
)
async def test_what_it_does_not_say_of_it_goes_to_a_person_as_health(
    rag: Rag, salon: Tenant, question: str
) -> None:
    """A price is no answer to it, nor is a choice between prices; the card has what was found."""
    decision = await rag.brain.decide(turn(salon, question))
    assert decision.action is Action.HUMAN
    assert decision.trigger is not None
    assert (decision.trigger.type, decision.trigger.value) == (TriggerType.INTENT, "MEDICAL")
    assert decision.sources


async def test_a_price_asked_beside_it_stands_on_the_card(rag: Rag, salon: Tenant) -> None:
    decision = await rag.brain.decide(turn(salon, "Сколько стоит кератин до плеч? Мне можно, я беременна?"))
    assert decision.action is Action.HUMAN
    assert any("25 000" in source.answer for source in decision.sources)


async def test_money_the_knowledge_does_not_speak_of_goes_to_a_person(rag: Rag, salon: Tenant) -> None:
    """How tenge are paid is told, in Kazakh too."""
    for question in ("долларами расплатиться можно?", "доллармен төлесем аласыздар ма"):
        assert (await rag.brain.decide(turn(salon, question))).action is Action.HUMAN
    assert "Kaspi" in (await rag.brain.decide(turn(salon, "картой расплатиться можно?"))).text

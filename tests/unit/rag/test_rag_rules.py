"""The owner's own rules decide what happens with a class of messages."""

from dataclasses import replace

import pytest

from desk.decision import Action
from desk.handover import Trigger, TriggerType
from desk.message import MediaKind, Role
from desk.policy import Matter, Policy, Treatment
from desk.tenant import Tenant
from rag.rag import Rag
from tests.unit.rag.talks import said, sent, turn

ANSWER, PERSON = Policy(treatment=Treatment.ANSWER), Policy(treatment=Treatment.PERSON)
OWN = Policy(
    treatment=Treatment.TEMPLATE,
    texts={"ru": "Отмена бесплатна за три часа.", "kk": "Үш сағат бұрын бас тарту тегін."},
)


def ruled(tenant: Tenant, **policies: Policy) -> Tenant:
    return replace(tenant, policies={Matter(name): policy for name, policy in policies.items()})


async def test_asking_about_a_rule_is_answered_where_the_owner_allows_it(rag: Rag, salon: Tenant) -> None:
    """«как отменить запись?» gets the owner's words from the knowledge, and the trace names the rule."""
    tenant = ruled(salon, cancel=ANSWER)
    decision = await rag.brain.decide(turn(tenant, "как отменить запись?"))
    assert decision.action is Action.ANSWER
    assert decision.sources
    assert decision.trace["rule"]["matter"] == "cancel"
    assert decision.trace["rule"]["treatment"] == "answer"
    usual = await rag.brain.decide(turn(salon, "как отменить запись?"))
    assert usual.trigger == Trigger(type=TriggerType.INTENT, value="CANCEL")


@pytest.mark.parametrize(
    ("matter", "text"),
    [
        ("refund", "верните мне деньги"),
        ("refund", "ақшамды қайтарып беріңізші"),
        ("cancel", "отмените мою запись на завтра"),
        ("reschedule", "жазылуымды басқа күнге ауыстырыңызшы"),
        ("payment", "с меня списали деньги два раза"),
        ("complaint", "хочу пожаловаться на мастера"),
    ],
)
async def test_a_case_of_ones_own_is_a_persons_all_the_same(
    rag: Rag, salon: Tenant, matter: str, text: str
) -> None:
    """No knowledge answers a demand, whatever the owner allows."""
    decision = await rag.brain.decide(turn(ruled(salon, **{matter: ANSWER}), text))
    assert decision.action is Action.HUMAN
    assert decision.trigger == Trigger(type=TriggerType.INTENT, value=matter.upper())


@pytest.mark.parametrize(
    ("text", "words"),
    [("отмените мою запись", OWN.texts["ru"]), ("жазылуымды алып тастаңызшы", OWN.texts["kk"])],
)
async def test_the_owners_own_words_are_said_in_the_clients_language(
    rag: Rag, salon: Tenant, text: str, words: str
) -> None:
    decision = await rag.brain.decide(turn(ruled(salon, cancel=OWN), text))
    assert (decision.action, decision.text, decision.reason) == (Action.ANSWER, words, "rule:cancel")


async def test_words_in_one_language_alone_are_said_to_everybody(rag: Rag, salon: Tenant) -> None:
    """Better the owner's Russian than nothing."""
    russian = replace(OWN, texts={"ru": OWN.texts["ru"]})
    decision = await rag.brain.decide(turn(ruled(salon, cancel=russian), "жазылуымды алып тастаңызшы"))
    assert (decision.text, decision.language) == (OWN.texts["ru"], "kk")


async def test_whoever_is_not_helped_by_the_owners_words_gets_a_person(rag: Rag, salon: Tenant) -> None:
    """The same words are not said twice in a talk."""
    history = (said("отмените запись"), said(f"Салон\n\n{OWN.texts['ru']}", Role.BOT))
    decision = await rag.brain.decide(
        turn(ruled(salon, cancel=OWN), "так отмените мою запись", history=history)
    )
    assert decision.trigger == Trigger(type=TriggerType.INTENT, value="CANCEL")


async def test_what_is_asked_beside_is_answered_too(rag: Rag, salon: Tenant) -> None:
    """The owner's words leave no question of the same message without an answer."""
    tenant = ruled(salon, cancel=OWN)
    decision = await rag.brain.decide(turn(tenant, "Отмените мою запись. Есть ли у вас парковка?"))
    assert OWN.texts["ru"] in decision.text
    assert "парковка на пять машин" in decision.text
    unknown = await rag.brain.decide(turn(tenant, "Отмените мою запись. Возьмёте ли вы меня на работу?"))
    assert unknown.action is Action.HUMAN


async def test_of_two_matters_the_stricter_rule_holds(rag: Rag, salon: Tenant) -> None:
    """Own words about cancelling do not hide that money is demanded."""
    decision = await rag.brain.decide(
        turn(ruled(salon, cancel=OWN), "Отмените мою запись. Верните мне деньги!")
    )
    assert decision.trigger == Trigger(type=TriggerType.INTENT, value="REFUND")


async def test_a_file_is_for_a_person_whatever_the_rule(rag: Rag, salon: Tenant) -> None:
    """What the bot can't see may be the very point."""
    photo = sent(MediaKind.IMAGE, "отмените мою запись")
    decision = await rag.brain.decide(replace(turn(ruled(salon, cancel=OWN)), messages=(photo,)))
    assert decision.trigger == Trigger(type=TriggerType.INTENT, value="CANCEL")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("есть ли у вас парковка?", "QUESTION"), ("какая столица Франции и сколько там людей", "OFF_TOPIC")],
)
async def test_the_owner_may_leave_everything_to_people(
    rag: Rag, salon: Tenant, text: str, trigger: str
) -> None:
    """Questions and idle talk too; the hand-over says by which class."""
    tenant = ruled(salon, question=PERSON, off_topic=PERSON)
    decision = await rag.brain.decide(turn(tenant, text))
    assert decision.action is Action.HUMAN
    assert decision.trigger == Trigger(type=TriggerType.INTENT, value=trigger)


@pytest.mark.parametrize(
    ("text", "action", "trigger"),
    [
        ("позовите живого человека", Action.HUMAN, "HUMAN_REQUEST"),
        ("да вы издеваетесь, третий раз пишу!", Action.HUMAN, "FRUSTRATION"),
        ("не пишите мне больше", Action.OPTOUT, None),
    ],
)
async def test_no_rule_stands_between_a_client_and_a_person(
    rag: Rag, salon: Tenant, text: str, action: Action, trigger: str | None
) -> None:
    """With own words on everything a person is still one message away, and an opt-out is obeyed."""
    tenant = ruled(salon, **dict.fromkeys(Matter, OWN))
    decision = await rag.brain.decide(turn(tenant, text))
    assert decision.action is action
    assert (decision.trigger.value if decision.trigger else None) == trigger

"""The LLM's word on what a client wants counts where the classes were in doubt, and only towards a person."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.decision import Action, Decision
from desk.policy import Matter, Policy, Treatment
from desk.tenant import Tenant
from tests.unit.rag.memory import MemoryKnowledge
from tests.unit.rag.scripted import Llm, answering_with
from tests.unit.rag.talks import turn

FAR, NEAR = (
    "Сколько машин помещается у вас на парковке?",
    "Задержусь минут на десять из-за пробок, это критично?",
)
OWN_WORDS = Policy(treatment=Treatment.TEMPLATE, texts={"ru": "Об этом лучше по телефону."})
Ask = Callable[..., Any]


def draft(**more: str) -> dict[str, Any]:
    """Says nothing beyond any source of the salon."""
    parts = [{"text": "Да.", "sources": [1]}]
    return {"sufficiency": "yes", "action": "answer", "language": "ru", "parts": parts, **more}


@pytest.fixture
async def llm() -> Llm:
    return Llm()


@pytest.fixture
async def ask(llm: Llm, salon: Tenant, knowledge: MemoryKnowledge, tmp_path: Path) -> AsyncIterator[Ask]:
    async with answering_with(llm, salon, knowledge, tmp_path) as brain:

        async def decide(text: str, **policies: Policy) -> Decision:
            ruled = {Matter(name): policy for name, policy in policies.items()}
            return await brain.decide(turn(replace(salon, policies=ruled), text))

        yield decide


def called_for(decision: Decision) -> str | None:
    """The class by which a person was called."""
    return decision.trigger.value if decision.action is Action.HUMAN and decision.trigger else None


async def test_near_a_boundary_the_llm_may_call_a_person(ask: Ask, llm: Llm) -> None:
    """What might be a person's matter, and is one to the LLM, is handed over by its class in one call."""
    llm.replies = [draft(wants="refund")]
    decision = await ask(NEAR)
    assert called_for(decision) == "REFUND"
    assert len(llm.asked) == 1
    assert decision.trace["llm"]["wants"] == "refund"
    assert decision.trace["second_voice"]["handed_over"]


async def test_a_wish_for_a_person_is_heard_too(ask: Ask, llm: Llm) -> None:
    """No rule of the owner stands against it."""
    llm.replies = [draft(wants="person")]
    decision = await ask(NEAR)
    assert called_for(decision) == "HUMAN_REQUEST"


async def test_far_from_a_boundary_the_answer_stays(ask: Ask, llm: Llm) -> None:
    """An LLM that sees refunds everywhere takes no plain question from the bot; the trace tells it tried."""
    llm.replies = [draft(wants="refund")]
    decision = await ask(FAR)
    assert decision.action is Action.ANSWER
    assert decision.trace["second_voice"]["heard"] is False


@pytest.mark.parametrize("silent", [{}, {"wants": "answer"}, {"wants": "booking"}, {"wants": "pizza"}])
async def test_a_silent_llm_changes_nothing(ask: Ask, llm: Llm, silent: dict[str, str]) -> None:
    """Servers that leave the field out, or make words up, get the answer sent as it was before."""
    llm.replies = [draft(**silent)]
    decision = await ask(NEAR)
    assert (decision.action, decision.text) == (Action.ANSWER, "Да.")
    assert "second_voice" not in decision.trace


async def test_a_decided_hand_over_stays(ask: Ask, llm: Llm) -> None:
    """What the classes give to a person is never put to the LLM at all."""
    llm.replies = [draft(wants="answer")]
    decision = await ask("Верните мне деньги за вчерашний маникюр")
    assert called_for(decision) == "REFUND"
    assert llm.asked == []


async def test_the_owners_rule_for_the_class_is_kept(ask: Ask, llm: Llm) -> None:
    """Where the knowledge may answer such questions it does; own words are for what is surely of a class."""
    llm.replies = [draft(wants="cancel")]
    assert (await ask(NEAR, cancel=Policy(treatment=Treatment.ANSWER))).action is Action.ANSWER
    assert called_for(await ask(NEAR, refund=Policy(treatment=Treatment.ANSWER))) == "CANCEL"
    assert called_for(await ask(NEAR, cancel=OWN_WORDS)) == "CANCEL"

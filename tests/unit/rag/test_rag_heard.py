"""What was heard, in a talk."""

from dataclasses import replace

import pytest

from desk.decision import Action, Turn
from desk.handover import TriggerType
from desk.message import Media, MediaKind
from desk.tenant import Tenant
from rag.rag import Rag
from tests.unit.rag.talks import after, said, turn

QUESTION = "Сколько машин помещается у вас на парковке?"


def spoken(salon: Tenant, words: str, *, unsure: bool = False) -> Turn:
    media = Media(kind=MediaKind.VOICE, words=words, unsure=unsure)
    return Turn(tenant=salon, messages=(replace(said(words), media=media),))


async def test_a_clear_recording_is_answered_like_words(rag: Rag, salon: Tenant) -> None:
    decision = await rag.brain.decide(spoken(salon, QUESTION))
    assert decision.action is Action.ANSWER


async def test_a_request_for_a_person_is_heard_even_when_unsure(rag: Rag, salon: Tenant) -> None:
    decision = await rag.brain.decide(spoken(salon, "позовите человека", unsure=True))
    assert decision.action is Action.HUMAN


@pytest.mark.parametrize("yes", ["да", "Да, верно!", "ага", "иә", "дұрыс"])
async def test_words_that_are_confirmed_are_answered(rag: Rag, salon: Tenant, yes: str) -> None:
    asked = await rag.brain.decide(spoken(salon, QUESTION, unsure=True))
    assert asked.action is Action.CLARIFY
    assert QUESTION in asked.text
    answered = await rag.brain.decide(turn(salon, yes, history=after(QUESTION, asked)))
    assert answered.action is Action.ANSWER
    assert answered.sources


async def test_words_that_are_denied_go_to_a_person(rag: Rag, salon: Tenant) -> None:
    asked = await rag.brain.decide(spoken(salon, QUESTION, unsure=True))
    denied = await rag.brain.decide(turn(salon, "нет", history=after(QUESTION, asked)))
    assert denied.action is Action.HUMAN
    assert denied.trigger is not None
    assert denied.trigger.type is TriggerType.MEDIA


async def test_a_client_who_writes_it_out_is_answered(rag: Rag, salon: Tenant) -> None:
    asked = await rag.brain.decide(spoken(salon, "мойка машин на парковке", unsure=True))
    written = await rag.brain.decide(turn(salon, QUESTION, history=after("мойка", asked)))
    assert written.action is Action.ANSWER

"""An answering side that says back what it was asked, so that every answer names its questions."""

import asyncio
import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.answering import open_rag
from app.settings import Settings
from app.store import Store
from desk.decision import Action, Decision, Turn
from desk.handover import Trigger, TriggerType
from desk.knowledge import Lesson, Refusal
from desk.ports import Brain
from rag.rag import Rag

NUMBER = re.compile(r"№(\d+)-(\d+)")
"""`№{conversation}-{message}`"""
CALL = "позовите человека"
THOUGHT_SECONDS = 0.04


class EchoBrain:
    """Answers with the numbers it was asked about; calls a person when it is asked to."""

    async def decide(self, turn: Turn) -> Decision:
        await asyncio.sleep(random.uniform(0, THOUGHT_SECONDS))
        if CALL in turn.text:
            wish = Trigger(type=TriggerType.INTENT, value="HUMAN_REQUEST")
            return Decision(action=Action.HUMAN, trigger=wish, reason="intent:human_request")
        numbers = " ".join(found.group() for found in NUMBER.finditer(turn.text))
        return Decision(
            action=Action.ANSWER, text=f"Ответ на {numbers or turn.text}", reason="echo", confidence=1.0
        )


class NoTeacher:
    """What people reply is not learnt: that would take the models."""

    async def distil(self, *_: object, **__: object) -> Lesson | Refusal:
        return Refusal(reason="echo")


def echoing(rag: Rag, brain: Brain) -> Rag:
    """The answering side with another brain, and without its models as long as nobody else asks for them."""

    async def nothing_to_load(*, wholly: bool = True) -> None:
        """Models are loaded by their first use."""

    rag.brain, rag.teacher = brain, NoTeacher()
    vars(rag)["warm"] = nothing_to_load
    return rag


@asynccontextmanager
async def open_echo(settings: Settings, store: Store) -> AsyncIterator[Rag]:
    async with open_rag(settings, store) as rag:
        yield echoing(rag, EchoBrain())

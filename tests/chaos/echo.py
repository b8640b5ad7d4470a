"""An answering side that says back what it was asked, so that every answer names its questions."""

import asyncio
import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.settings import Settings
from app.store import Store
from desk.decision import Action, Decision, Turn
from desk.handover import Trigger, TriggerType
from desk.knowledge import Lesson, Refusal
from desk.message import Media
from desk.perception import Perception
from desk.ports import Brain
from desk.tenant import Tenant

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


class EchoRag:
    """What the application needs of the answering side, without models and an index."""

    def __init__(self, brain: Brain) -> None:
        self.brain = brain
        self.teacher = self
        self.senses = self
        self.follower = self

    async def warm(self, *, wholly: bool = True) -> None:
        """Nothing to load."""

    async def catch_up(self) -> int:
        return 0

    async def perceive(self, _: Tenant, __: Media, ___: bytes, ____: str) -> Perception | None:
        return None

    async def distil(self, _: Tenant, __: str, ___: str) -> Lesson | Refusal:
        return Refusal(reason="echo")


@asynccontextmanager
async def open_echo(_: Settings, __: Store) -> AsyncIterator[EchoRag]:
    yield EchoRag(EchoBrain())

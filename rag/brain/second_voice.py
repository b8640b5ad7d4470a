"""The LLM's word on what the client wants, where the classes alone were in doubt.

It only adds caution: a person that was called without it stays called, and an answer far from any class for a
person stays an answer.
"""

from functools import cache

import yaml

from desk.decision import Decision, Turn
from desk.policy import Matter, Treatment
from rag.brain.asking import ABOUT_A_RULE, Asking
from rag.brain.decisions import by_intent
from rag.brain.trail import Trail
from rag.fitted import DATA
from rag.intents.kinds import PERSON, POLICY, Intent
from rag.understanding.reading import Understanding

HEARD = POLICY | {Intent.HUMAN_REQUEST}
"""A booking is not among them: the bot begins to gather one on its own grounds alone."""


class SecondVoice:
    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def objection(
        self, turn: Turn, understanding: Understanding, wants: Intent | None, trail: Trail
    ) -> Decision | None:
        """A hand-over by the class that the LLM names; None where nothing speaks against an answer."""
        if wants is None or wants not in HEARD or understanding.intent is not Intent.QUESTION:
            return None
        doubt = max((part.mass(PERSON) for part in understanding.parts if part.whole), default=0.0)
        heard = doubt >= _near()
        steps = {"class": wants.value, "doubt": round(doubt, 3), "heard": heard}
        trail.steps["second_voice"] = steps
        if not heard or await self._left_to_the_bot(turn, understanding, wants):
            return None
        steps["handed_over"] = True
        return by_intent(wants, doubt, understanding.language.reply)

    async def _left_to_the_bot(self, turn: Turn, understanding: Understanding, intent: Intent) -> bool:
        """The owner has the knowledge answer on this matter, and it is asked about rather than demanded."""
        if intent not in POLICY or turn.tenant.policy(Matter(intent.value)).treatment is not Treatment.ANSWER:
            return False
        sentences = understanding.questions or [understanding.question]
        return await self._asking.about_a_rule(sentences) >= ABOUT_A_RULE


@cache
def _near() -> float:
    return float(yaml.safe_load((DATA / "weights" / "second_voice.yaml").read_text("utf-8"))["near"])

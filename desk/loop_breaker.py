"""Two machines that answer each other are stopped by a person."""

from desk.decision import Decision, Turn, person_needed
from desk.handover import TriggerType
from desk.limits import Limits
from desk.message import Message, Role
from desk.ports import Brain


class LoopBreaker:
    """A brain that calls a person once the bot has answered too often in too short a time."""

    def __init__(self, brain: Brain, limits: Limits) -> None:
        self._brain = brain
        self._limits = limits

    async def decide(self, turn: Turn) -> Decision:
        answers = [said for said in turn.history if said.role is Role.BOT and self._is_recent(said, turn)]
        if len(answers) >= self._limits.answers_in_a_row:
            return person_needed(turn, TriggerType.LOOP, answers=len(answers))
        return await self._brain.decide(turn)

    def _is_recent(self, said: Message, turn: Turn) -> bool:
        latest = turn.messages[-1].created_at
        return bool(said.created_at and latest and latest - said.created_at < self._limits.answers_window)

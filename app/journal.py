"""What was decided and what became of it: a line each, under the id of the message that caused it."""

from dataclasses import dataclass

from loguru import logger

from desk.decision import Decision, Turn
from desk.ports import Brain
from desk.work import Outcome, Sent, WorkKind


@dataclass(frozen=True, slots=True)
class LoggedBrain:
    brain: Brain

    async def decide(self, turn: Turn) -> Decision:
        decision = await self.brain.decide(turn)
        logger.info(
            "turn of {}: {} ({}), sure to {:.2f}",
            turn.tenant.slug,
            decision.action,
            decision.reason,
            decision.confidence,
        )
        return decision


def log_outcome(kind: WorkKind, outcome: Outcome) -> None:
    if isinstance(outcome, Sent):
        logger.info("{}: done", kind)
    else:
        logger.warning("{}: {}, {}", kind, type(outcome).__name__.lower(), outcome.error)

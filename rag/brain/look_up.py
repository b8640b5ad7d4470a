"""What the knowledge has on a question, and how far that may be trusted."""

from dataclasses import replace

from desk.decision import Turn
from desk.ports import Calibrations
from rag.brain.trail import Trail
from rag.retrieval.found import Retrieved
from rag.retrieval.retriever import Retriever
from rag.trust.judge import Trust, judge
from rag.understanding.follow_up import lately_said, named, stands_alone
from rag.understanding.reading import Understanding
from rag.weights import Weights

SHOWN = 5
"""In a trace."""


class LookUp:
    """Whatever finds raises IndexUnavailable."""

    def __init__(self, *, retriever: Retriever, weights: Weights, calibrations: Calibrations) -> None:
        self._retriever = retriever
        self._weights = weights
        self._calibrations = calibrations

    async def __call__(self, turn: Turn, understanding: Understanding, trail: Trail) -> Retrieved:
        """A continuation is looked up by itself first and with its subject when that is not enough. What
        the client has just read is no answer to it, unless a part of that is asked for."""
        question, subject = understanding.question, understanding.subject
        if not subject:
            return await self.find(turn, question, trail)
        said = lately_said(turn.history)
        if stands_alone(question):
            alone = (await self.find(turn, question, trail)).without(said)
            if (await self.trust(turn, alone)).enough:
                return alone
        joined = await self.find(turn, question, trail, subject=subject)
        return replace(joined.going_on(question, said), named=named(question))

    async def find(self, turn: Turn, question: str, trail: Trail, *, subject: str = "") -> Retrieved:
        with trail.timed("retrieve"):
            retrieved = await self._retriever.find(turn.tenant.id, question, subject=subject)
        trail.steps["found"] = [one.trace() for one in retrieved.found[:SHOWN]]
        return retrieved

    async def trust(self, turn: Turn, retrieved: Retrieved, shift: float = 0.0) -> Trust:
        own = await self._calibrations.of(turn.tenant)
        return judge(retrieved, self._weights, shift=shift, own=own)

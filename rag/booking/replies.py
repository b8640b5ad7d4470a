"""What a client does with the bot's question about a booking."""

from collections.abc import Sequence
from dataclasses import replace

from desk.decision import Turn
from rag.booking.gathering import names_a_time
from rag.intents.kinds import POLICY, Intent
from rag.phrases.classifier import Classifier, Scores
from rag.understanding.reading import Understanding

SURE = 0.5
SURELY_DEMANDED, SURELY_A_REPLY = 0.7, 0.8
"""Of a class alone, and of a reply."""
GIVES, ASKS, DROPS, ANY, UNSURE = "gives", "asks", "drops", "any", "unsure"
_OUTVOTED = POLICY | {Intent.FRUSTRATION, Intent.OPT_OUT}


class Replies:
    """`phrases` is the classifier of `rag/data/booking`."""

    def __init__(self, phrases: Classifier) -> None:
        self._phrases = phrases

    async def understood(self, turn: Turn, understanding: Understanding) -> Understanding:
        """A fragment such as «после обеда» or «не знаю» is a reply to the bot's question when it sounds like
        one much more than like a demand. A wish for a person is always a demand."""
        intent = understanding.intent
        if turn.booking is None or intent not in _OUTVOTED:
            return understanding
        if max(part.scores.get(intent, 0.0) for part in understanding.parts) >= SURELY_DEMANDED:
            return understanding
        for row in await self.scores([part.text for part in understanding.parts if part.whole]):
            if max(share for label, share in row.items() if label != ASKS) < SURELY_A_REPLY:
                return understanding
        return replace(understanding, intent=Intent.QUESTION, probability=0.0)

    async def asked(self, turn: Turn, understanding: Understanding) -> list[str]:
        """Sentences that ask something and name no time."""
        questions = understanding.questions
        return [
            text
            for text, row in zip(questions, await self.scores(questions), strict=True)
            if row[ASKS] >= SURE and not names_a_time(text, turn)
        ]

    async def no_thing(self, words: str) -> bool:
        """Surely nothing that could be booked."""
        (row,) = await self.scores([words])
        return any(share >= SURE for label, share in row.items() if label != GIVES)

    async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
        return (await self._phrases.scores(texts))[0]


def any_is(scores: Sequence[Scores], label: str) -> bool:
    return any(row[label] >= SURE for row in scores)

"""What was understood of a turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.intents.kinds import Intent
from rag.language.detect import Language
from rag.vectors import JsonDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`sentence` is what a clause was cut from, None for a sentence itself."""

    text: str
    scores: Mapping[Intent, float]
    sentence: "Part | None" = None

    @property
    def whole(self) -> bool:
        return self.sentence is None

    @property
    def intent(self) -> Intent:
        return max(self.scores, key=lambda intent: self.scores[intent])

    @property
    def probability(self) -> float:
        return self.scores[self.intent]

    def mass(self, intents: frozenset[Intent]) -> float:
        """Probability that it is any of these."""
        return sum(self.scores.get(intent, 0.0) for intent in intents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    language: Language
    parts: Sequence[Part]
    intent: Intent
    probability: float
    question: str
    """What to look up: the parts that ask, without greetings, in Cyrillic."""
    subject: str = ""
    """What was asked before, when the question may go on from it."""
    questions: Sequence[str] = ()
    """Each sentence that asks something by itself; the parts of a sentence that asks several things."""
    by_meaning: bool = True
    """False while the embedder is away and letters alone were looked at."""

    def trace(self) -> JsonDict:
        return {
            "language": self.language.kind,
            "reply_language": self.language.reply,
            "intent": self.intent.value,
            "probability": round(self.probability, 3),
            "question": self.question,
            "subject": self.subject,
            "by_meaning": self.by_meaning,
            "parts": [
                {"text": part.text, "whole": part.whole, "scores": _best(part.scores)} for part in self.parts
            ],
        }


def _best(scores: Mapping[Intent, float]) -> dict[str, float]:
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])[:3]
    return {intent.value: round(score, 3) for intent, score in ranked}

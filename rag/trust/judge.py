"""Turns the evidence into a probability and the probability into a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from rag.retrieval.found import Retrieved
from rag.trust.evidence import evidence
from rag.understanding.parts import word_count
from rag.vectors import JsonDict
from rag.weights import Weights

OVERWHELMING = 0.85
"""Share of the question's rare letters that an entry must hold to be said without looking at meaning."""

STANDS_OUT = 0.3
"""By how much more of them than the next entry."""
WORD_STANDS_OUT = 0.15
"""Distance of scores from which a single word is a question of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    probability: float
    """That the best entry is the right answer."""
    threshold: float
    choice: float
    """Probability that the right answer is among the three best."""
    choice_threshold: float
    evidence: Mapping[str, float]

    @property
    def enough(self) -> bool:
        return self.probability >= self.threshold

    @property
    def worth_a_choice(self) -> bool:
        return self.choice >= self.choice_threshold

    def trace(self) -> JsonDict:
        return {
            "probability": round(self.probability, 4),
            "threshold": self.threshold,
            "choice": round(self.choice, 4),
            "choice_threshold": self.choice_threshold,
            "features": {name: round(value, 4) for name, value in self.evidence.items()},
        }


def judge(retrieved: Retrieved, weights: Weights, *, shift: float = 0.0) -> Trust:
    """`shift` is added to the log-odds: what another voice, such as an LLM, says of the sources."""
    facts = evidence(retrieved)
    probability = choice = 0.0
    if facts and retrieved.by_meaning:
        probability = _logistic(weights.trust, facts, shift)
        choice = _logistic(weights.choice, facts, shift)
        if _vague(retrieved, facts) or not retrieved.found[0].holds(retrieved.named):
            probability = min(probability, weights.threshold / 2)
    elif facts and _overwhelming(facts, weights):
        probability = weights.threshold
    return Trust(
        probability=probability,
        threshold=weights.threshold,
        choice=choice,
        choice_threshold=weights.choice_threshold,
        evidence=facts,
    )


def _logistic(weights: Mapping[str, float], facts: Mapping[str, float], shift: float) -> float:
    odds = weights["intercept"] + shift + sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return 1 / (1 + exp(-odds))


def _vague(retrieved: Retrieved, facts: Mapping[str, float]) -> bool:
    """«цена», «маникюр»: one word that several entries would answer; «адрес» has one entry far ahead."""
    return word_count(retrieved.question) < 2 and facts["margin"] < WORD_STANDS_OUT


def _overwhelming(facts: Mapping[str, float], weights: Weights) -> bool:
    apart = facts["margin"] >= STANDS_OUT * weights.lexical_weight
    return facts["cov"] >= OVERWHELMING and apart

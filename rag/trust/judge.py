"""Turns the evidence into a probability and the probability into a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from rag.retrieval.found import Retrieved
from rag.trust.evidence import evidence
from rag.vectors import JsonDict
from rag.weights import Weights

OVERWHELMING = 0.85
"""Share of the question's rare letters that an entry must hold to be said without looking at meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    probability: float
    """That the best entry is the right answer."""
    threshold: float
    evidence: Mapping[str, float]

    @property
    def enough(self) -> bool:
        return self.probability >= self.threshold

    def trace(self) -> JsonDict:
        return {
            "probability": round(self.probability, 4),
            "threshold": self.threshold,
            "features": {name: round(value, 4) for name, value in self.evidence.items()},
        }


def judge(retrieved: Retrieved, weights: Weights, *, shift: float = 0.0) -> Trust:
    """`shift` is added to the log-odds: what another voice, such as an LLM, says of the sources."""
    facts = evidence(retrieved)
    if not facts:
        return Trust(probability=0.0, threshold=weights.threshold, evidence=facts)
    if not retrieved.by_meaning:
        sure = facts["cov"] >= OVERWHELMING and facts["margin"] > 0.3
        return Trust(
            probability=weights.threshold if sure else 0.0, threshold=weights.threshold, evidence=facts
        )
    odds = weights.trust["intercept"] + shift
    odds += sum(weights.trust.get(name, 0.0) * value for name, value in facts.items())
    return Trust(probability=1 / (1 + exp(-odds)), threshold=weights.threshold, evidence=facts)

"""Turns the evidence into a probability and the probability into a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.ports import Calibration
from desk.trust.label import log_odds, probability
from desk.verdict import Grounds
from rag.retrieval.found import Found, Retrieved
from rag.trust.evidence import evidence, same_fact
from rag.understanding.parts import word_count
from rag.vectors import JsonDict
from rag.weights import Weights

OVERWHELMING = 0.85
"""Share of the question's rare letters that an entry must hold to be said without looking at meaning."""

STANDS_OUT = 0.3
"""By how much more of them than the next entry."""
WORD_STANDS_OUT = 0.15
"""Distance of scores from which a single word is a question of its own."""
DRAW = 0.02
"""Distance of scores up to which two entries that tell different things answer equally well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    probability: float
    """That the best entry is the right answer."""
    threshold: float
    choice: float
    """Probability that the right answer is among the three best."""
    choice_threshold: float
    evidence: Mapping[str, float]
    grounds: Grounds | None = None
    """On what an answer would be given; None where nothing but letters speak for it."""

    @property
    def enough(self) -> bool:
        return self.probability >= self.threshold

    @property
    def worth_a_choice(self) -> bool:
        return self.choice >= self.choice_threshold

    def trace(self) -> JsonDict:
        return {
            "probability": round(self.probability, 4),
            "threshold": round(self.threshold, 4),
            "choice": round(self.choice, 4),
            "choice_threshold": self.choice_threshold,
            "features": {name: round(value, 4) for name, value in self.evidence.items()},
        }


def judge(
    retrieved: Retrieved, weights: Weights, *, shift: float = 0.0, own: Calibration | None = None
) -> Trust:
    """`shift` is added to the log-odds: what another voice, such as an LLM, says of the sources. `own`: what
    people said of this tenant's answers; without it the weights' threshold holds."""
    facts = evidence(retrieved)
    threshold, moved = (own.threshold, own.shift) if own else (weights.threshold, 0.0)
    if retrieved.body:
        threshold = max(threshold, weights.body_threshold)
    chance = choice = 0.0
    grounds = None
    if facts and retrieved.by_meaning:
        odds = _odds(weights.trust, facts, shift)
        chance, choice = probability(odds + moved), probability(_odds(weights.choice, facts, shift))
        best = retrieved.found[0]
        if _vague(retrieved, facts) or not best.holds(retrieved.named) or best.beside:
            chance = min(chance, weights.threshold / 2, threshold / 2)
        if best.beside:
            choice = 0.0
        if own:
            grounds = Grounds(odds=odds, bar=log_odds(threshold) - moved, model=own.model, chance=own.chance)
    elif facts and _overwhelming(facts, weights) and not retrieved.found[0].beside:
        chance = threshold
    return Trust(
        probability=chance,
        threshold=threshold,
        choice=choice,
        choice_threshold=weights.choice_threshold,
        evidence=facts,
        grounds=grounds,
    )


def _odds(weights: Mapping[str, float], facts: Mapping[str, float], shift: float) -> float:
    return weights["intercept"] + shift + sum(weights.get(name, 0.0) * value for name, value in facts.items())


def _vague(retrieved: Retrieved, facts: Mapping[str, float]) -> bool:
    """«цена», «маникюр»: one word that several entries would answer; «адрес» has one entry far ahead."""
    if facts["margin"] < DRAW and _drawn(retrieved.found):
        return True
    return word_count(retrieved.question) < 2 and facts["margin"] < WORD_STANDS_OUT


def _drawn(found: Sequence[Found]) -> bool:
    """Several answer equally well, and the best is not the only one that asks nothing more."""
    best = found[0]
    rivals = [one for one in found[1:] if best.score - one.score < DRAW and not same_fact(best, one)]
    return bool(rivals) and not (best.unasked == 0 and all(one.unasked for one in rivals))


def _overwhelming(facts: Mapping[str, float], weights: Weights) -> bool:
    apart = facts["margin"] >= STANDS_OUT * weights.lexical_weight
    return facts["cov"] >= OVERWHELMING and apart

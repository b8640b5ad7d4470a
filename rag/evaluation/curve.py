"""How much could be answered at which risk, if the bot dared more or less."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.evaluation.report import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Answering all cases of at least this `confidence`: the share answered, and the share of these
    answers that is wrong."""

    confidence: float
    coverage: float
    risk: float


def coverage_risk(outcomes: Sequence[Outcome]) -> list[Point]:
    """From the surest to the least sure, over the cases for which an answer was looked for."""
    asked = sorted(
        (one for one in outcomes if one.would_be_right is not None), key=lambda one: -one.confidence
    )
    points, wrong = [], 0
    for place, outcome in enumerate(asked, 1):
        wrong += not outcome.would_be_right
        if place == len(asked) or asked[place].confidence < outcome.confidence:
            points.append(
                Point(confidence=outcome.confidence, coverage=place / len(asked), risk=wrong / place)
            )
    return points

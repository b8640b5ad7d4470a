"""New weights, how good they are on questions held out, and how often each threshold would be wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desk.trust.prior import RiskPoint
from rag.fitting.logistic import Table, area, chances, fit_logistic, held_out_chances
from rag.fitting.lookups import Lookup
from rag.weights import Weights

THRESHOLDS = [round(0.30 + 0.04 * step, 2) for step in range(18)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """`before` and `after`: AUC on the whole knowledge; `after` on questions held out."""

    questions: int
    lookups: int
    trust: Mapping[str, float]
    choice: Mapping[str, float]
    risk: Sequence[RiskPoint]
    before: float
    after: float


def fit(made: Sequence[Lookup], present: Weights) -> Fit:
    """At least one question has to have an answer, and one none."""
    names = sorted({name for lookup in made for name in lookup.facts})
    table = np.array([[lookup.facts.get(name, 0.0) for name in names] for lookup in made])
    right, among, whole = (
        np.array([float(getattr(lookup, field)) for lookup in made]) for field in ("right", "among", "whole")
    )
    groups = np.array([lookup.group for lookup in made])
    seen = whole == 1
    held_out = held_out_chances(table, right, groups, names)
    return Fit(
        questions=len(set(groups.tolist())),
        lookups=len(made),
        trust=fit_logistic(table, right, names),
        choice=fit_logistic(table, among, names),
        risk=risk_points(held_out[seen], right[seen]),
        before=area(chances(table, present.trust, names)[seen], right[seen]),
        after=area(held_out[seen], right[seen]),
    )


def risk_points(chance: Table, right: Table) -> list[RiskPoint]:
    """The share of wrong ones at or above each threshold: never rising, and never better than one more
    error among the same answers would leave it."""
    points, least = [], 1.0
    for threshold in THRESHOLDS:
        said = chance >= threshold
        error = (float((1 - right[said]).sum()) + 1) / (int(said.sum()) + 2)
        least = min(least, error)
        points.append(RiskPoint(threshold=threshold, error=round(least, 4)))
    return points

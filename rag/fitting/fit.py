"""New weights, how good they are on what was held out, and how often each threshold would be wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desk.trust.prior import RiskPoint
from rag.fitting.logistic import Table, area, chances, fit_logistic, held_out_chances
from rag.fitting.lookups import Lookup
from rag.weights import Weights

FEATURES = [
    "cos_both",
    "cos_question",
    "margin",
    "cov",
    "z",
    "length",
    "echoed",
    "affinity",
    "lacking",
    "fit_margin",
]
THRESHOLDS = [round(0.30 + 0.04 * step, 2) for step in range(18)]
FOLDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """`helped`: of what can be answered, answered rightly; `unfounded`: of what nothing answers, answered;
    `wrong`: of all."""

    helped: float
    unfounded: float
    wrong: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Of one set of weights on the whole knowledge: AUC, and the shares from each threshold on."""

    area: float
    shares: Mapping[float, Shares]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """`before`: the present weights; `after`: new ones, each on a business (or, where there is one alone, a
    tenth of its questions) that they were fitted without."""

    businesses: int
    questions: int
    lookups: int
    trust: Mapping[str, float]
    choice: Mapping[str, float]
    risk: Sequence[RiskPoint]
    before: Quality
    after: Quality


def fit(made: Sequence[Lookup], present: Weights) -> Fit:
    """At least one question has to have an answer, and one none."""
    table = np.array([[one.facts.get(name, 0.0) for name in FEATURES] for one in made])
    right, among, seen = (
        np.array([float(getattr(one, field)) for one in made]) for field in ("right", "among", "whole")
    )
    held_out = held_out_chances(table, right, _groups(made), FEATURES)[seen == 1]
    whole = [one for one in made if one.whole]
    return Fit(
        businesses=len({one.business for one in made}),
        questions=len({(one.business, one.question) for one in made}),
        lookups=len(made),
        trust=fit_logistic(table, right, FEATURES),
        choice=fit_logistic(table, among, FEATURES),
        risk=risk_points(held_out, right[seen == 1]),
        before=_quality(whole, _told(whole, present.trust)),
        after=_quality(whole, held_out),
    )


def _groups(made: Sequence[Lookup]) -> list[str]:
    """What is held out together."""
    if len({one.business for one in made}) > 1:
        return [one.business for one in made]
    return [str(one.question % FOLDS) for one in made]


def _told(made: Sequence[Lookup], weights: Mapping[str, float]) -> Table:
    names = [name for name in weights if name != "intercept"]
    return chances(np.array([[one.facts.get(name, 0.0) for name in names] for one in made]), weights, names)


def _quality(made: Sequence[Lookup], told: Table) -> Quality:
    right, answerable = np.array([one.right for one in made]), np.array([one.answerable for one in made])
    shares = {}
    for threshold in THRESHOLDS:
        said = told >= threshold
        shares[threshold] = Shares(
            helped=_share((said & right)[answerable]),
            unfounded=_share(said[~answerable]),
            wrong=_share(said & ~right),
        )
    return Quality(area=area(told, right.astype(float)), shares=shares)


def _share(of: Table) -> float:
    return float(of.mean()) if of.size else float("nan")


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

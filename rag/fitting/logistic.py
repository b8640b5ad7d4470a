"""A ridge logistic, fitted by Newton's steps, and tried on questions it has not seen."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

RIDGE = 0.01
"""Per lookup, on standardised features."""
_STEPS = 30

Table = NDArray[np.float64]


def fit_logistic(table: Table, right: Table, names: Sequence[str]) -> Mapping[str, float]:
    """Weights of each feature as it is, `intercept` among them."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    design = np.column_stack([np.ones(len(table)), (table - mean) / spread])
    penalty = np.full(design.shape[1], RIDGE * len(table))
    penalty[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - chance) - penalty * weights
        curvature = (design.T * (chance * (1 - chance))) @ design + np.diag(penalty + 1e-9)
        weights = weights + np.linalg.solve(curvature, slope)
    own = weights[1:] / spread
    return {"intercept": float(weights[0] - own @ mean), **dict(zip(names, map(float, own), strict=True))}


def chances(table: Table, weights: Mapping[str, float], names: Sequence[str]) -> Table:
    odds = weights["intercept"] + table @ np.array([weights.get(name, 0.0) for name in names])
    return np.asarray(1 / (1 + np.exp(-odds)))


def held_out_chances(table: Table, right: Table, groups: Sequence[str], names: Sequence[str]) -> Table:
    """For each lookup the chance by weights that were fitted without its group."""
    told, of = np.zeros(len(table)), np.array(groups)
    for group in set(groups):
        held = of == group
        told[held] = chances(table[held], fit_logistic(table[~held], right[~held], names), names)
    return told


def area(chance: Table, right: Table) -> float:
    """How often a right one gets a higher chance than a wrong one (AUC)."""
    high, low = chance[right == 1], chance[right == 0]
    if not high.size or not low.size:
        return float("nan")
    return float((high[:, None] > low).mean() + (high[:, None] == low).mean() / 2)

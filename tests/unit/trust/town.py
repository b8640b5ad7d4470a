"""A thousand made-up tenants whose true share of errors is known at every bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from desk.trust.label import Label, log_odds, probability
from desk.trust.prior import Prior, RiskPoint
from desk.trust.standing import Standing, stand
from desk.verdict import sampling_probability

LIMIT = 0.10
MEAN, SPREAD = 1.0, 2.0
"""Of the log-odds of what clients ask."""
TENANTS_SPREAD, SLOPES_SPREAD = 0.8, 0.2
"""How tenants differ: their log-odds are moved and stretched."""
THRESHOLDS = [round(0.30 + 0.02 * step, 2) for step in range(35)]
LOOKS = (30, 60, 120, 200)
"""After so many verdicts the threshold is counted anew."""
LOOSE = 0.30
"""From which probability on drafts are shown to the team."""


def true_chance(odds: NDArray[np.float64], shift: float, slope: float) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-(slope * odds + shift))))


def shared_prior(seed: int = 0) -> Prior:
    """What a fit over very many tenants finds."""
    random = np.random.default_rng(seed)
    odds = random.normal(MEAN, SPREAD, 400_000)
    shifts = random.normal(0, TENANTS_SPREAD, odds.size)
    slopes = np.exp(random.normal(0, SLOPES_SPREAD, odds.size))
    wrong = 1 - true_chance(odds, shifts, slopes)  # type: ignore[arg-type]
    chance = 1 / (1 + np.exp(-odds))
    points = [RiskPoint(threshold=least, error=float(wrong[chance >= least].mean())) for least in THRESHOLDS]
    return Prior(points=points, threshold=next(one.threshold for one in points if one.error <= LIMIT))


@dataclass
class MadeUpTenant:
    """`shadow`: so many of its first questions are drafts for the team."""

    seed: int
    shadow: int

    def __post_init__(self) -> None:
        self._random = Random(self.seed)
        self._shift = self._random.gauss(0, TENANTS_SPREAD)
        self._slope = float(np.exp(self._random.gauss(0, SLOPES_SPREAD)))
        self._asked = np.random.default_rng(self.seed).normal(MEAN, SPREAD, 5_000)

    def error_from(self, bar: float) -> float:
        """The true share of wrong answers among those that are said from that bar on."""
        said = self._asked[self._asked >= bar]
        return float(1 - true_chance(said, self._shift, self._slope).mean()) if said.size else 0.0

    def live(self, questions: int, prior: Prior) -> tuple[Standing, list[Label]]:
        """Its standing after so many questions, and the verdicts behind it."""
        labels: list[Label] = []
        own_bar, drafts_bar = stand(labels, prior, LIMIT).bar, log_odds(LOOSE)
        for number in range(questions):
            shadow = number < self.shadow
            bar = drafts_bar if shadow else own_bar
            odds = self._random.gauss(MEAN, SPREAD)
            chosen = 1.0 if shadow else sampling_probability(len(labels))
            if odds >= bar and self._random.random() < chosen:
                labels.append(Label(odds=odds, bar=bar, right=self._is_right(odds), weight=1 / chosen))
                if len(labels) in LOOKS:
                    own_bar = stand(labels, prior, LIMIT).bar
        return stand(labels, prior, LIMIT), labels

    def _is_right(self, odds: float) -> bool:
        return self._random.random() < probability(self._slope * odds + self._shift)


def naive_bar(labels: Sequence[Label]) -> float:
    """The loosest threshold at which no more than the limit of this tenant's own judged answers was wrong."""
    for least in THRESHOLDS:
        bar = log_odds(least)
        above = [label for label in labels if label.odds >= bar]
        if above and sum(not label.right for label in above) <= LIMIT * len(above):
            return bar
    return log_odds(THRESHOLDS[-1])


def tenants(number: int) -> Iterator[MadeUpTenant]:
    """Every other one begins in shadow mode."""
    return (MadeUpTenant(seed=seed, shadow=200 if seed % 2 else 0) for seed in range(number))

"""Where a tenant's bot stands: from which bar it answers, and what may be promised of its answers.

The threshold is the loosest that is good enough as far as is known: what all tenants have in common counts as
`PRIOR_LABELS` judged answers, the tenant's own verdicts on top, and the upper bound of that posterior has to
keep the limit. Until there are verdicts enough for a promise the shipped threshold holds, unless they already
speak against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk.trust.beta import cumulative
from desk.trust.bound import is_within, needed, upper_bound
from desk.trust.counts import Counted, counts
from desk.trust.label import Label, log_odds
from desk.trust.prior import Prior, RiskPoint
from desk.trust.shift import map_shift

PRIOR_LABELS = 30.0
CERTAINTY = 0.90
WHERE_CHOSEN = 0.975
"""Certainty for a promise about a threshold looser than the shipped one."""
_LEAST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    threshold: float
    """On the tenant's own probability, which is the shared one moved by `shift`."""
    shift: float
    limit: float
    judged: float
    errors: float
    guaranteed: bool = False

    @property
    def bar(self) -> float:
        """The threshold in log-odds of the shared weights."""
        return log_odds(self.threshold) - self.shift

    @property
    def bound(self) -> float:
        """The share of wrong answers that is not exceeded, at 95 %."""
        return upper_bound(self.errors, self.judged)

    @property
    def missing(self) -> int:
        """How many right answers more would make it a promise, as things stand."""
        wrong = round(self.errors)
        return 0 if self.guaranteed else max(1, needed(self.limit, wrong) - int(self.judged))


def stand(labels: Sequence[Label], prior: Prior, limit: float) -> Standing:
    """Of the labels that still count, whatever was withdrawn left out."""
    usual = _usual(labels, prior, limit)
    if len(labels) < needed(limit) and usual.likely > 1 - CERTAINTY:
        return usual.promising()
    chosen = _chosen(labels, prior, limit, usual)
    loose = chosen.standing.bar < usual.standing.bar
    return chosen.standing if loose and chosen.likely < WHERE_CHOSEN else chosen.promising()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A threshold with what is known of it; `likely`: how probable it is that it keeps the limit."""

    standing: Standing
    likely: float

    def promising(self) -> Standing:
        """What Clopper and Pearson allow to promise, promised."""
        known = self.standing
        return replace(known, guaranteed=is_within(known.limit, known.errors, known.judged))


def _usual(labels: Sequence[Label], prior: Prior, limit: float) -> _Weighed:
    """The shipped threshold, on the shared probabilities."""
    threshold = prior.unearned(limit)
    point = RiskPoint(threshold=threshold, error=prior.error_at(threshold))
    return _weighed(point, counts(labels, [log_odds(threshold)])[0], limit, shift=0.0)


def _chosen(labels: Sequence[Label], prior: Prior, limit: float, usual: _Weighed) -> _Weighed:
    """The loosest that is good enough, else the strictest. Below the `usual` bar only where the tenant's
    own verdicts are as many as a promise needs: what all have in common allows nothing there."""
    shift = map_shift(labels)
    counted = counts(labels, [log_odds(point.threshold) - shift for point in prior.points])
    known = list(zip(prior.points, counted, strict=True))
    weighed = (_weighed(point, judged, limit, shift=shift) for point, judged in known)
    strictest = _weighed(*known[-1], limit, shift=shift)
    strictest = max(strictest, usual, key=lambda one: one.standing.bar)
    enough = needed(limit)
    allowed = (
        one for one in weighed if one.standing.bar >= usual.standing.bar or one.standing.judged >= enough
    )
    return next((one for one in allowed if one.likely >= CERTAINTY), strictest)


def _weighed(point: RiskPoint, counted: Counted, limit: float, *, shift: float) -> _Weighed:
    wrong = PRIOR_LABELS * point.error + counted.errors
    right = PRIOR_LABELS * (1 - point.error) + counted.judged - counted.errors
    standing = Standing(
        threshold=point.threshold,
        shift=shift,
        limit=limit,
        judged=counted.judged,
        errors=counted.errors,
    )
    return _Weighed(standing=standing, likely=cumulative(limit, max(wrong, _LEAST), max(right, _LEAST)))

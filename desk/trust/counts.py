"""How many judged answers speak for each bar, and how many of them were wrong."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desk.trust.label import Label

_SLACK = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """`judged` is Kish's effective number: answers that stand for many tell less than they weigh."""

    judged: float = 0.0
    errors: float = 0.0


def counts(labels: Iterable[Label], bars: Sequence[float]) -> list[Counted]:
    """Of each bar; `bars` ascend. A label is added where its bars begin and taken away where they end."""
    weights, squares, wrong = ([0.0] * (len(bars) + 1) for _ in range(3))
    for label in labels:
        begin, end = bisect_left(bars, label.bar - _SLACK), bisect_right(bars, label.odds)
        if begin >= end:
            continue
        for place, sign in ((begin, 1.0), (end, -1.0)):
            weights[place] += sign * label.weight
            squares[place] += sign * label.weight**2
            wrong[place] += 0.0 if label.right else sign * label.weight
    sums = zip(*map(accumulate, (weights, squares, wrong)), strict=True)
    return [_counted(*sum_) for sum_ in sums][: len(bars)]


def _counted(weight: float, square: float, wrong: float) -> Counted:
    if weight < _SLACK:
        return Counted()
    judged = weight**2 / square
    return Counted(judged=judged, errors=judged * max(0.0, wrong) / weight)

"""The beta distribution: its cumulative probability and its quantiles."""

from math import exp, lgamma, log, log1p

_TINY = 1e-300
_PRECISE = 1e-12
_MOST_TERMS = 1000


def cumulative(x: float, a: float, b: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b), by the continued fraction of DLMF 8.17.22; `a` and `b` above 0."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - cumulative(1 - x, b, a)
    front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    return exp(front) / a / _fraction(x, a, b)


def quantile(probability: float, a: float, b: float) -> float:
    """The x with P(X ≤ x) = `probability`, by halving."""
    low, high = 0.0, 1.0
    while high - low > _PRECISE:
        middle = (low + high) / 2
        if cumulative(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)) from its beginning, as Lentz does it."""
    value, upper, lower = 1.0, 1.0, 0.0
    for number in range(1, _MOST_TERMS):
        term = _term(number, x, a, b)
        lower = 1 / (1 + term * lower or _TINY)
        upper = 1 + term / upper or _TINY
        value *= upper * lower
        if abs(upper * lower - 1) < _PRECISE:
            break
    return value


def _term(number: int, x: float, a: float, b: float) -> float:
    half, odd = divmod(number, 2)
    if odd:
        return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
    return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))

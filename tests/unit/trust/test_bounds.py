"""What may be promised of how many judged answers."""

import pytest

from desk.trust.beta import cumulative, quantile
from desk.trust.bound import is_within, needed, upper_bound


@pytest.mark.parametrize(
    ("limit", "judged"), [(0.10, (29, 46, 61)), (0.05, (59, 93, 124)), (0.02, (149, 236, 313))]
)
def test_so_many_judged_answers_are_needed(limit: float, judged: tuple[int, int, int]) -> None:
    """With no, one and two errors, one answer fewer promises nothing."""
    assert tuple(needed(limit, errors) for errors in range(3)) == judged
    for errors, enough in enumerate(judged):
        assert is_within(limit, errors, enough)
        assert upper_bound(errors, enough) <= limit < upper_bound(errors, enough - 1)


def test_without_an_error_the_bound_is_known_in_closed_form() -> None:
    """Of n right answers: 1 − 0.05^(1/n)."""
    for judged in (1, 7, 29, 400):
        assert upper_bound(0, judged) == pytest.approx(1 - 0.05 ** (1 / judged), abs=1e-9)


def test_nothing_judged_bounds_nothing() -> None:
    """Neither do errors alone."""
    assert upper_bound(0, 0) == upper_bound(3, 3) == 1.0
    assert not is_within(0.99, 0, 0)


@pytest.mark.parametrize(
    ("x", "a", "b", "expected"),
    [
        (0.5, 1, 1, 0.5),
        (0.3, 2, 1, 0.09),
        (0.3, 1, 2, 0.51),
        (0.5, 12.5, 12.5, 0.5),
        (0.2, 2, 3, 0.1808),
        (0.1, 0.5, 0.5, 0.20483276469913345),
    ],
)
def test_the_beta_distribution(x: float, a: float, b: float, expected: float) -> None:
    """Where it is known in closed form; the last one is the arcsine law."""
    assert cumulative(x, a, b) == pytest.approx(expected, abs=1e-9)
    assert quantile(expected, a, b) == pytest.approx(x, abs=1e-9)

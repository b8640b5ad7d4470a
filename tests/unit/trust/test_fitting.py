"""The weights of trust are fitted to what was right."""

import numpy as np
import pytest

from rag.fitting.fit import fit, risk_points
from rag.fitting.logistic import area, fit_logistic
from rag.fitting.lookups import Lookup
from rag.weights import weights_for


def made_up(number: int) -> list[Lookup]:
    """Right with log-odds 4·cov − 2; `cos` is noise."""
    random = np.random.default_rng(3)
    made = []
    for group in range(number):
        cov, cos = random.random(), random.random()
        right = bool(random.random() < 1 / (1 + np.exp(2 - 4 * cov)))
        facts = {"cov": cov, "cos": cos}
        made.append(Lookup(group=group, facts=facts, right=right, among=right, whole=group % 2 == 0))
    return made


def test_the_weights_that_made_the_data_are_found() -> None:
    """Within what chance and the ridge leave."""
    made = made_up(4000)
    table = np.array([[one.facts["cov"], one.facts["cos"]] for one in made])
    weights = fit_logistic(table, np.array([float(one.right) for one in made]), ["cov", "cos"])
    assert weights["cov"] == pytest.approx(4, abs=0.8)
    assert weights["cos"] == pytest.approx(0, abs=0.3)
    assert weights["intercept"] == pytest.approx(-2, abs=0.5)


def test_a_fit_tells_how_it_does_on_questions_it_has_not_seen() -> None:
    """Its area is that of held-out questions, and its risk falls with the threshold."""
    fitted = fit(made_up(1000), weights_for("unmeasured"))
    assert (fitted.questions, fitted.lookups) == (1000, 1000)
    assert 0.65 < fitted.after < 0.85
    errors = [point.error for point in fitted.risk]
    assert errors == sorted(errors, reverse=True)


def test_a_threshold_nobody_reached_promises_nothing() -> None:
    """Without answers the share is that of the looser thresholds, or a half."""
    assert {point.error for point in risk_points(np.array([0.1]), np.array([1.0]))} == {0.5}


def test_area_is_how_often_right_goes_above_wrong() -> None:
    """Ties count half."""
    assert area(np.array([0.9, 0.5, 0.5]), np.array([1.0, 1.0, 0.0])) == 0.75

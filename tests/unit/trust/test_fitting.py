"""The weights of trust are fitted to what was right."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml

from rag.fitted import DATA
from rag.fitting.fit import fit, risk_points
from rag.fitting.logistic import area, fit_logistic
from rag.fitting.lookups import Lookup
from rag.fitting.writing import AmongShipped, write_fit
from rag.weights import Weights, weights_for


def made_up(number: int, businesses: int = 1) -> list[Lookup]:
    """Right with log-odds 4·cov − 2; `cos` is noise."""
    random = np.random.default_rng(3)
    made = []
    for group in range(number):
        cov, cos = random.random(), random.random()
        right = bool(random.random() < 1 / (1 + np.exp(2 - 4 * cov)))
        facts = {"cov": cov, "cos_both": cos}
        made.append(
            Lookup(
                business=f"business {group % businesses}",
                question=group,
                facts=facts,
                right=right,
                among=right,
                answerable=group % 3 > 0 or right,
                whole=group % 2 == 0,
            )
        )
    return made


def test_the_weights_that_made_the_data_are_found() -> None:
    """Within what chance and the ridge leave."""
    made = made_up(4000)
    table = np.array([[one.facts["cov"], one.facts["cos_both"]] for one in made])
    weights = fit_logistic(table, np.array([float(one.right) for one in made]), ["cov", "cos"])
    assert weights["cov"] == pytest.approx(4, abs=0.8)
    assert weights["cos"] == pytest.approx(0, abs=0.3)
    assert weights["intercept"] == pytest.approx(-2, abs=0.5)


def test_a_fit_tells_how_it_does_on_questions_it_has_not_seen() -> None:
    """Its area is that of held-out questions, and its risk falls with the threshold."""
    fitted = fit(made_up(1000), weights_for("unmeasured"))
    assert (fitted.questions, fitted.lookups) == (1000, 1000)
    assert 0.65 < fitted.after.area < 0.85
    errors = [point.error for point in fitted.risk]
    assert errors == sorted(errors, reverse=True)


def test_a_threshold_nobody_reached_promises_nothing() -> None:
    """Without answers the share is that of the looser thresholds, or a half."""
    assert {point.error for point in risk_points(np.array([0.1]), np.array([1.0]))} == {0.5}


def test_area_is_how_often_right_goes_above_wrong() -> None:
    """Ties count half."""
    assert area(np.array([0.9, 0.5, 0.5]), np.array([1.0, 1.0, 0.0])) == 0.75


def test_several_businesses_are_judged_by_the_others() -> None:
    """One whose questions are answered the other way round is told wrongly by weights that never saw it."""
    made = made_up(600, businesses=3)
    odd = [replace(one, right=not one.right) if one.business == "business 0" else one for one in made]
    alone = fit([one for one in odd if one.business == "business 0"], weights_for("unmeasured"))
    fitted = fit(odd, weights_for("unmeasured"))
    assert (alone.businesses, fitted.businesses) == (1, 3)
    assert alone.after.area > 0.65
    assert fitted.after.area < alone.after.area


def test_what_ships_is_never_written_over(tmp_path: Path) -> None:
    """New weights go where one says, with the risk beside them, and nowhere among the shipped data."""
    fitted, shipped = fit(made_up(300), weights_for("unmeasured")), DATA / "weights" / "unmeasured.yaml"
    before = shipped.read_text("utf-8")
    with pytest.raises(AmongShipped, match="shipped data"):
        write_fit(fitted, "unmeasured", shipped)
    assert shipped.read_text("utf-8") == before
    weights, risk = write_fit(fitted, "unmeasured", tmp_path / "new.yaml")
    written = Weights(**yaml.safe_load(weights.read_text("utf-8")))
    assert written.trust["cov"] == pytest.approx(fitted.trust["cov"], abs=0.001)
    assert written.threshold == weights_for("unmeasured").threshold
    assert len(yaml.safe_load(risk.read_text("utf-8"))["points"]) == len(fitted.risk)

"""Figures of an evaluation."""

from pathlib import Path

import pytest

from rag.evaluation import (
    Case,
    Outcome,
    Report,
    Share,
    Verdict,
    broken,
    coverage_risk,
    read_case_file,
    read_limits,
)
from rag.ingest import IngestError


def judged(
    expect: str, action: str, verdict: Verdict, confidence: float = 0.5, right: bool | None = None
) -> Outcome:
    return Outcome(
        case=Case(turns=("?",), expect=expect),
        action=action,
        text="",
        reason="",
        confidence=confidence,
        verdict=verdict,
        seconds=0.0,
        would_be_right=right,
    )


REPORT = Report(
    outcomes=[
        judged("answer", "answer", Verdict.RIGHT, 0.9, right=True),
        judged("answer", "clarify", Verdict.CLARIFIED, 0.5, right=True),
        judged("answer", "answer", Verdict.WRONG, 0.8, right=False),
        judged("answer", "human", Verdict.FALSE_ESCALATION, 0.1, right=True),
        judged("human", "answer", Verdict.MISSED_ESCALATION, 0.8, right=False),
        judged("human", "clarify", Verdict.MISSED_ESCALATION, 0.4, right=False),
        judged("human", "human", Verdict.RIGHT),
        judged("smalltalk", "smalltalk", Verdict.RIGHT),
    ]
)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],
)
def test_an_interval_is_the_one_of_wilson(hits: int, total: int, low: float, high: float) -> None:
    """The third row is the worked example of Newcombe (1998)."""
    assert Share(hits, total).interval == pytest.approx((low, high), abs=1e-4)


def test_each_promise_has_its_own_share() -> None:
    shares = {name: (share.hits, share.total) for name, share in REPORT.figures().items()}
    assert shares == {
        "right": (1, 4),
        "helped": (2, 4),
        "needless": (1, 4),
        "missed": (2, 3),
        "answered": (1, 3),
        "wrong": (2, 8),
    }


def test_the_curve_dares_more_from_step_to_step() -> None:
    """Answers of one confidence are dared together, and what was never looked up is not among them."""
    steps = [(point.confidence, point.coverage, point.risk) for point in coverage_risk(REPORT.outcomes)]
    assert steps == [
        (0.9, pytest.approx(1 / 6), 0.0),
        (0.8, pytest.approx(3 / 6), pytest.approx(2 / 3)),
        (0.5, pytest.approx(4 / 6), pytest.approx(2 / 4)),
        (0.4, pytest.approx(5 / 6), pytest.approx(3 / 5)),
        (0.1, 1.0, pytest.approx(3 / 6)),
    ]


def test_a_broken_limit_is_told_with_what_was_asked_for() -> None:
    limits = read_limits({"wrong": "4%", "helped": 0.5, "right": "20 %"})
    told = [str(one) for one in broken(REPORT.figures(), limits)]
    assert told == ["wrong is 25.0%, at most 4.0% is asked for"]


@pytest.mark.parametrize("limits", [{"sense": 1}, {"wrong": "few"}, {"wrong": 5}])
def test_a_limit_that_can_not_be_meant_is_refused(limits: dict[str, object]) -> None:
    with pytest.raises(IngestError):
        read_limits(limits)


def test_a_file_can_carry_its_limits_and_classes(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "limits: {wrong: 2%}\ncases:\n  - {question: 'Где вы?', expect: answer, class: address}\n", "utf-8"
    )
    file = read_case_file(path)
    assert file.limits == {"wrong": 0.02}
    assert file.cases[0].kind == "address"

"""Pictures of figures. Loads matplotlib, which takes a second: import it where a picture is drawn."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure

from rag.evaluation import Outcome, Point, Report, coverage_risk

INCHES = (7.0, 4.5)


def draw_report(path: Path, report: Report, slug: str) -> None:
    """Coverage against risk, with the point at which the bot works today."""
    figure = Figure(figsize=INCHES, layout="constrained")
    axes = figure.subplots()
    points = coverage_risk(report.outcomes)
    axes.step(
        [point.coverage for point in points],
        [point.risk for point in points],
        where="post",
        label="all thresholds",
    )
    today = _today(report.outcomes)
    if today:
        axes.plot(
            today.coverage, today.risk, "o", label=f"today: {today.coverage:.0%}, {today.risk:.1%} wrong"
        )
    axes.set(xlabel="share of questions answered", ylabel="share of answers that are wrong", title=slug)
    axes.set_xlim(0, 1)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, format="png", dpi=150)


def _today(outcomes: Sequence[Outcome]) -> Point | None:
    asked = [one for one in outcomes if one.would_be_right is not None]
    said = [one for one in asked if one.answered]
    if not said:
        return None
    wrong = sum(not one.would_be_right for one in said)
    lowest = min(one.confidence for one in said)
    return Point(confidence=lowest, coverage=len(said) / len(asked), risk=wrong / len(said))

"""What an evaluation found, on one screen."""

from collections import Counter
from collections.abc import Mapping
from statistics import median, quantiles

from rich.table import Table

from app.cli.telling import console
from rag.evaluation import Report, Verdict

SHOWN_FAILURES = 30
HEADS = {
    Verdict.RIGHT: "right",
    Verdict.CLARIFIED: "among choices",
    Verdict.WRONG_CHOICES: "not among",
    Verdict.WRONG: "wrong",
    Verdict.FALSE_ESCALATION: "needless",
    Verdict.MISSED_ESCALATION: "missed",
}
MEANING = {
    "right": "answerable, answered rightly",
    "helped": "answerable, answered or among the choices",
    "needless": "answerable, a person called without need",
    "missed": "for a person, and none was called",
    "answered": "for a person, and answered instead",
    "wrong": "all: the client read a wrong answer",
}


def show_report(report: Report, *, token_price: float | None) -> None:
    for name, groups in _groups(report).items():
        console.print(_verdicts(name, groups))
    _show_failures(report)
    console.print(_figures(report))
    console.print(_cost(report, token_price))


def _groups(report: Report) -> Mapping[str, Mapping[str, Counter[Verdict]]]:
    groups = {
        "expected": report.by_expected(),
        "class": report.by_class(),
        "language": report.by_language(),
    }
    return {name: group for name, group in groups.items() if group}


def _verdicts(name: str, groups: Mapping[str, Counter[Verdict]]) -> Table:
    table = Table(name, "cases", *HEADS.values())
    for group, counts in sorted(groups.items()):
        table.add_row(group, str(counts.total()), *(str(counts[verdict]) for verdict in HEADS))
    return table


def _show_failures(report: Report) -> None:
    failures = report.failures()
    for outcome in failures[:SHOWN_FAILURES]:
        asked, got = outcome.case.turns[-1], outcome.text or outcome.action
        console.print(f"{outcome.verdict} {outcome.reason} {outcome.confidence:.2f}", style="yellow")
        console.print(f"  {asked}\n  → {got}", soft_wrap=True)
    if len(failures) > SHOWN_FAILURES:
        console.print(f"… and {len(failures) - SHOWN_FAILURES} more; --json FILE keeps all.")


def _figures(report: Report) -> Table:
    table = Table("figure", "share", "95 % interval", "cases", "of what")
    for name, share in report.figures().items():
        low, high = share.interval
        count = f"{share.hits} of {share.total}"
        table.add_row(name, f"{share.value:.1%}", f"{low:.1%} – {high:.1%}", count, MEANING[name])
    return table


def _cost(report: Report, token_price: float | None) -> str:
    seconds = [outcome.seconds for outcome in report.outcomes]
    slow = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    told = f"{len(seconds)} cases; a decision took {median(seconds):.3f} s, one in twenty over {slow:.3f} s"
    tokens = sum(outcome.tokens for outcome in report.outcomes) / len(seconds)
    if tokens:
        told += f"; {tokens:.0f} tokens each"
        told += f", ${tokens * token_price / 1_000_000:.5f}" if token_price else ""
    return f"{told}."

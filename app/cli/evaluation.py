"""What an evaluation found, on one screen and in an exit code."""

from collections import Counter
from collections.abc import Mapping

from rich.table import Table

from app.cli.telling import console
from rag.evaluation import Report, Verdict

SHOWN_FAILURES = 30


def show_report(report: Report) -> None:
    console.print(_table("expected", report.by_expected()))
    console.print(_table("language", report.by_language()))
    for outcome in report.failures()[:SHOWN_FAILURES]:
        asked, got = outcome.case.turns[-1], outcome.text or outcome.action
        console.print(f"{outcome.verdict} {outcome.reason} {outcome.confidence:.2f}", style="yellow")
        console.print(f"  {asked}\n  → {got}", soft_wrap=True)
    total, counts = len(report.outcomes), report.counts()
    shares = ", ".join(f"{verdict} {counts[verdict] / total:.1%}" for verdict in Verdict)
    console.print(f"{total} cases: {shares}")


def _table(name: str, groups: Mapping[str, Counter[Verdict]]) -> Table:
    table = Table(name, "cases", *Verdict)
    for group, counts in sorted(groups.items()):
        table.add_row(group, str(counts.total()), *(str(counts[verdict]) for verdict in Verdict))
    return table

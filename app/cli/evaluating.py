"""`run.py eval`: a business' cases, asked, counted and held against limits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.cli.asking import answering
from app.cli.fitting import fit_weights
from app.cli.running import run_async
from app.cli.slug import Slug
from app.cli.telling import complain, problems
from app.cli.trusting import tell_trust

if TYPE_CHECKING:
    from rag.evaluation import CaseFile, Report

Limit = Annotated[
    list[str] | None,
    typer.Option("--limit", help="NAME=SHARE, such as wrong=4% or helped=85%; repeat for several."),
]
TokenPrice = Annotated[
    float | None, typer.Option("--token-price", min=0, help="What a million tokens of the LLM cost, in $.")
]


def evaluate(
    slug: Slug,
    cases: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False)] = None,
    limit: Limit = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="Write all figures to this file.")] = None,
    chart: Annotated[Path | None, typer.Option(help="Draw coverage against risk into this PNG.")] = None,
    token_price: TokenPrice = None,
    trust: Annotated[
        bool, typer.Option("--trust", help="What the team's verdicts allow to promise, in one sentence.")
    ] = False,
    fit: Annotated[
        bool, typer.Option("--fit", help="Fit weights of trust to these questions instead, and compare.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(dir_okay=False, help="With --fit: keep what was fitted in this file.")
    ] = None,
) -> None:
    """Ask every case of a file and count what was right, wrong, or needlessly handed over. Ends with an
    error when a limit is broken, so that the cases can guard a change."""
    if trust:
        run_async(tell_trust(slug))
        return
    if cases is None:
        raise typer.BadParameter("Name a file of cases, or --trust to hear what verdicts allow to promise.")
    if out and not fit:
        raise typer.BadParameter("--out goes with --fit.")
    if fit:
        run_async(fit_weights(slug, cases, out))
        return
    broken = run_async(_evaluate(slug, cases, _limits(limit or []), as_json, chart, token_price))
    for line in broken:
        complain(f"Limit broken: {line}.")
    if broken:
        raise typer.Exit(1)


async def _evaluate(
    slug: str,
    path: Path,
    asked: dict[str, str],
    as_json: Path | None,
    chart: Path | None,
    token_price: float | None,
) -> list[str]:
    from app.cli.evaluation import show_report
    from app.evaluation_file import write_report
    from rag.evaluation import USUAL, broken, read_case_file, read_limits

    file = read_case_file(path)
    limits = {**USUAL, **file.limits, **read_limits(asked)}
    report = await _judged(slug, file)
    show_report(report, token_price=token_price)
    if as_json:
        write_report(as_json, report, limits)
    if chart:
        from app.charts import draw_report

        draw_report(chart, report, slug)
    return [str(one) for one in broken(report.figures(), limits)]


async def _judged(slug: str, file: "CaseFile") -> "Report":
    from rag.evaluation import evaluate as evaluate_cases

    async with answering(slug) as (tenant, rag):
        with _progress(len(file.cases)) as judged:
            return await evaluate_cases(rag.brain, tenant, file.cases, judged=judged)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """On standard error, so that the results can be kept in a file."""
    columns = TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=problems, transient=True, disable=not problems.is_terminal) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)


def _limits(given: list[str]) -> dict[str, str]:
    limits = {}
    for one in given:
        name, found, share = one.partition("=")
        if not found:
            raise typer.BadParameter(f"«{one}»: a limit is written NAME=SHARE, such as wrong=4%.")
        limits[name.strip()] = share.strip()
    return limits

"""`run.py bench`: how fast the service is on this machine, beside the figures it should reach."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from app.bench.catalogue import MEASURES
from app.bench.figures import Figure
from app.cli.running import run_async
from app.cli.telling import console, fail, problems
from app.store import Report

cli = typer.Typer(help="Measure the real service against doubles on this machine.", no_args_is_help=False)

JsonFile = Annotated[
    Path | None, typer.Option("--json", dir_okay=False, help="Write the figures into this file too.")
]
WHILE_WAITING = (
    SpinnerColumn(),
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
)


Measuring = Callable[[Report], AsyncIterator[tuple[str, Sequence[Figure]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one measure."""

    measure: str
    figures: Sequence[Figure]


@cli.callback(invoke_without_command=True)
def everything(context: typer.Context, json_file: JsonFile = None) -> None:
    """Measure the real service against doubles on this machine: all of it, or one thing by name."""
    if context.invoked_subcommand is None:
        _bench(list(MEASURES), json_file)


def _command(name: str) -> Callable[[Path | None], None]:
    def measure_it(json_file: JsonFile = None) -> None:
        _bench([name], json_file)

    return measure_it


for _name, _about in MEASURES.items():
    cli.command(name=_name, help=_about)(_command(_name))


@cli.command()
def retrieval(
    data: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder with the public sets.")],
    json_file: JsonFile = None,
) -> None:
    """Which passage comes first on public sets in Russian and Kazakh (XQuAD, LAReQA, KazQAD)."""
    from app.bench.retrieval import SETS, measured

    _show(SETS, lambda report: measured(data, report), json_file)


def _bench(names: Sequence[str], json_file: Path | None) -> None:
    from app.bench.catalogue import measured

    _show(len(names), lambda report: measured(names, report), json_file)


def _show(count: int, measuring: Measuring, json_file: Path | None) -> None:
    from app.bench.machine import machine

    where: dict[str, Any] = {"measured_at": datetime.now(UTC).isoformat(timespec="seconds"), **machine()}
    measured = run_async(_measured(count, measuring))
    console.print(_table(measured))
    console.print(f"{where['cores']} cores, {where['processor']}; load at the beginning: {where['load']}")
    if json_file:
        _write(json_file, {**where, "figures": _rows(measured)})


async def _measured(count: int, measuring: Measuring) -> list[Measured]:
    found: list[Measured] = []
    with Progress(*WHILE_WAITING, console=problems, transient=True) as progress:
        task = progress.add_task("", total=count)
        async for name, figures in measuring(lambda line: progress.update(task, description=line)):
            found.append(Measured(measure=name, figures=figures))
            progress.advance(task)
    return found


def _table(measured: Sequence[Measured]) -> Table:
    table = Table("what", "unit")
    table.add_column("measured", justify="right")
    table.add_column("target", justify="right")
    table.add_column("")
    for one in measured:
        for figure in one.figures:
            target = str(figure.target) if figure.target else ""
            table.add_row(figure.name, figure.unit, f"{figure.value:,.4g}", target, _verdict(figure))
        table.add_section()
    return table


def _verdict(figure: Figure) -> Text:
    if figure.met is None:
        return Text("")
    return Text("✓", style="green") if figure.met else Text("missed", style="red")


def _rows(measured: Sequence[Measured]) -> list[dict[str, Any]]:
    return [
        {"measure": one.measure, **asdict(figure), "met": figure.met}
        for one in measured
        for figure in one.figures
    ]


def _write(path: Path, report: dict[str, Any]) -> None:
    try:
        path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"The figures can't be written to {path}: {error.strerror}. Choose another file.")

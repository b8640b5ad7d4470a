"""`run.py eval SLUG cases.yaml --fit`: the weights of trust, fitted anew at rest."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.table import Table

from app.cli.asking import answering
from app.cli.telling import console

if TYPE_CHECKING:
    from rag.fitting import Fit


async def fit_weights(slug: str, path: Path, out: Path | None) -> None:
    from rag.evaluation import read_cases
    from rag.fitting import fit, lookups, refuse_shipped

    if out:
        refuse_shipped(out)
    async with answering(slug) as (tenant, rag):
        made = await lookups(rag.judging.reader, rag.judging.retriever, tenant, read_cases(path))
        if len({one.right for one in made}) < 2:
            raise typer.BadParameter(f"{path}: needs questions that the knowledge answers, and others.")
        tell_fit(fit(made, rag.judging.weights), rag.judging.embedder_id, out)


def tell_fit(fitted: "Fit", embedder_id: str, out: Path | None) -> None:
    """Shows what the new weights are worth, and keeps them where `out` says."""
    from rag.fitting import write_fit

    _show(fitted)
    if out:
        for written in write_fit(fitted, embedder_id, out):
            console.print(f"Written: {written}", soft_wrap=True)


def _show(fitted: "Fit") -> None:
    table = Table("said from", "", "helped", "unfounded", "wrong", title=_title(fitted))
    for threshold in [*fitted.after.shares][::3]:
        for name, quality in (("before", fitted.before), ("after, held out", fitted.after)):
            one = quality.shares[threshold]
            figures = (f"{share:.1%}" for share in (one.helped, one.unfounded, one.wrong))
            table.add_row(f"{threshold:.2f}", name, *figures)
    console.print(table)
    better = fitted.after.area > fitted.before.area
    console.print(
        f"AUC before {fitted.before.area:.3f}, after {fitted.after.area:.3f} (held out): "
        f"{'better' if better else 'no better; keep the present weights'}."
    )


def _title(fitted: "Fit") -> str:
    return f"businesses: {fitted.businesses}, questions: {fitted.questions}, lookups: {fitted.lookups}"

"""`run.py doctor`: one screen on what is connected, embedded, missing or broken, and what to do."""

import typer
from rich.table import Table

from app.cli.running import console, run_async, settings_from_environment
from app.store import open_store, silent

STYLES = {"connected": "green", "embedded": "cyan", "missing": "yellow", "broken": "red"}


def doctor() -> None:
    """Check every connection and say what to do; exit code 1 when something is broken."""
    if run_async(_doctor()):
        raise typer.Exit(1)


async def _doctor() -> bool:
    """Whether something is broken."""
    from app.checks import State, findings

    settings = settings_from_environment()
    table = Table("what", "state", "", box=None)
    broken = False
    async with open_store(settings, silent) as store:
        with console.status("Looking…"):
            async for found in findings(settings, store):
                style = STYLES[found.state]
                table.add_row(found.what, f"[{style}]{found.state}[/{style}]", found.words)
                broken = broken or found.state is State.BROKEN
    console.print(table)
    return broken

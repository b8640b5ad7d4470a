"""`run.py doctor`: one screen on what is connected, embedded, missing or broken, and what to do."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from app.cli.environment import settings_from_environment
from app.cli.running import TOLD, run_async
from app.cli.telling import console
from app.settings import Settings
from app.store import open_store, silent
from storage.vault import KeyLost

if TYPE_CHECKING:
    from app.checks import Finding

STYLES = {"connected": "green", "embedded": "cyan", "missing": "yellow", "broken": "red"}


def doctor() -> None:
    """Check every connection and say what to do; exit code 1 when something is broken."""
    if run_async(_doctor()):
        raise typer.Exit(1)


async def _doctor() -> int:
    """How much is broken."""
    table = Table("what", "state", "", box=None)
    counts: Counter[str] = Counter()
    with console.status("Looking…"):
        async for found in _findings(settings_from_environment()):
            table.add_row(found.what, Text(found.state, STYLES[found.state]), found.words)
            counts[found.state] += 1
    console.print(table)
    console.print(", ".join(f"{counts[state]} {state}" for state in STYLES))
    return counts["broken"]


async def _findings(settings: Settings) -> "AsyncIterator[Finding]":
    """A database that is away is a finding like any other."""
    from app.checks import Finding, State, business_findings, database_finding, service_findings

    async for found in service_findings(settings):
        yield found
    try:
        async with open_store(settings, silent) as store:
            yield await database_finding(store)
            async for found in business_findings(settings, store):
                yield found
    except KeyLost as error:
        yield Finding("secrets", State.BROKEN, str(error))
    except TOLD as error:
        yield Finding("PostgreSQL", State.BROKEN, str(error))

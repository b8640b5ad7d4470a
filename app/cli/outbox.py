"""`run.py outbox`: what could not be done, and doing it once more."""

from typing import Annotated
from uuid import UUID

import typer
from rich.table import Table

from app.cli.environment import settings_from_environment
from app.cli.running import run_async
from app.cli.telling import console, fail
from app.store import open_store, silent
from storage.stuck import list_stuck, requeue_dead, requeue_one

cli = typer.Typer(help="List what is stuck; queue it again.", no_args_is_help=True)


@cli.command(name="list")
def list_() -> None:
    """Work that was given up (dead), or whose outcome is unknown (uncertain)."""
    run_async(_list())


@cli.command()
def requeue(
    work_id: Annotated[
        UUID | None, typer.Argument(help="One piece of work; all dead ones if left out.")
    ] = None,
) -> None:
    """Queue again. What may have arrived already is repeated only when it is named."""
    run_async(_requeue(work_id))


async def _list() -> None:
    async with open_store(settings_from_environment(), silent) as store:
        stuck = await list_stuck(store.engine)
    if not stuck:
        console.print("Nothing is stuck.")
        return
    table = Table("id", "client", "what", "state", "tries", "since", "why")
    for work in stuck:
        since = work.created_at.isoformat(timespec="minutes")
        table.add_row(
            str(work.id), work.slug, work.kind, work.status, str(work.attempts), since, work.last_error
        )
    console.print(table)


async def _requeue(work_id: UUID | None) -> None:
    async with open_store(settings_from_environment(), silent) as store:
        if work_id is None:
            queued = await requeue_dead(store.engine)
        else:
            queued = await requeue_one(store.engine, work_id)
    if work_id and not queued:
        fail(f"No stuck work has the id {work_id}; `run.py outbox list` shows what has.")
    console.print(f"Queued again: {queued}.")

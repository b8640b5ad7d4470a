"""`run.py secrets`: what lies sealed in the database."""

from typing import Annotated

import typer

from app.cli.environment import settings_from_environment
from app.cli.running import run_async
from app.cli.telling import console
from app.keys import secret_keys
from app.store import open_store, silent
from storage.resealing import reseal_secrets
from storage.vault import Vault

cli = typer.Typer(help="Seal the tokens of all businesses with a new key.", no_args_is_help=True)


@cli.callback()
def choose() -> None:
    """Kept apart from `reseal`, which would else be the whole command."""


@cli.command()
def reseal(
    drop_lost: Annotated[
        bool, typer.Option("--drop-lost", help="Clear what no key opens, to be set anew.")
    ] = False,
) -> None:
    """Seal every secret with the first key of SECRET_KEY; the others may be dropped afterwards."""
    run_async(_reseal(drop_lost=drop_lost))


async def _reseal(*, drop_lost: bool) -> None:
    settings = settings_from_environment()
    async with open_store(settings, silent) as store:
        done = await reseal_secrets(store.engine, Vault(secret_keys(settings)), drop_lost=drop_lost)
    kept = done.total - done.changed - len(done.dropped)
    console.print(f"Sealed anew: {done.changed}. Sealed with the first key already: {kept}.")
    for name in done.dropped:
        console.print(f"Cleared: {name}. Set it anew with `client set`.")

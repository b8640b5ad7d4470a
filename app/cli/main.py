"""All commands under one name."""

import gc
import sys

import typer
from typer.exceptions import TyperException

from app.cli import (
    asking,
    bench,
    clients,
    doctor,
    evaluating,
    kb,
    outbox,
    secrets,
    serving,
)
from app.cli.environment import settings_from_environment
from app.cli.telling import complain

cli = typer.Typer(
    name="run.py",
    help="An AI employee for small businesses. Alone: the sandbox, or the service once it has tokens.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command()(serving.serve)
cli.command()(serving.sandbox)
cli.command()(serving.migrate)
cli.command()(asking.ask)
cli.command(name="eval")(evaluating.evaluate)
cli.command()(doctor.doctor)
cli.add_typer(clients.cli, name="client")
cli.add_typer(kb.cli, name="kb")
cli.add_typer(outbox.cli, name="outbox")
cli.add_typer(secrets.cli, name="secrets")
cli.add_typer(bench.cli, name="bench")

USAGE = 2
"""The exit code of a command that was typed wrongly."""


@cli.callback(invoke_without_command=True)
def choose(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        if settings_from_environment().has_real_tokens:
            serving.serve()
        else:
            serving.sandbox()


YOUNG_OBJECTS = 100_000
"""Starting makes a million objects that stay: looking through them every 700 costs a fifth of the start."""


def main() -> None:
    gc.set_threshold(YOUNG_OBJECTS)
    try:
        code = cli(standalone_mode=False)
    except typer.BadParameter as error:
        complain(error.message if error.param is None else error.format_message())
        code = USAGE
    except TyperException as error:
        complain(error.format_message())
        code = USAGE
    sys.exit(code)

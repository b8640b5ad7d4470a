"""How a command runs: its loop, and how an error is told to whoever typed it."""

import asyncio
import errno
import socket
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer
from pydantic import ValidationError
from rich.console import Console
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.embedded.errors import EmbeddedServerError
from app.logs import configure_logs, mask
from app.settings import Settings
from desk.errors import DeskError
from rag.ingest import IngestError
from storage.vault import KeyLost

console = Console(highlight=False)
problems = Console(stderr=True, highlight=False)
T = TypeVar("T")

TOLD = (DeskError, EmbeddedServerError, IngestError, KeyLost, typer.BadParameter)
"""Errors whose own words are meant for the person who typed the command."""


def settings_from_environment() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        fail(f"{name}: {first['msg']}. Correct it in the environment or in .env.")


def run_async(work: Coroutine[Any, Any, T], *, logs_to: Path | None = None) -> T:
    """Runs a command's work; a foreseeable error becomes one line and exit code 1."""
    configure_logs(settings_from_environment().log_level if logs_to else "ERROR", logs_to)
    return _run_told(work)


def run_served(work: Coroutine[Any, Any, T], settings: Settings) -> T:
    """The same for a service, whose steps go to the log."""
    configure_logs(settings.log_level)
    return _run_told(work)


def _run_told(work: Coroutine[Any, Any, T]) -> T:
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(work)
    except TOLD as error:
        fail(str(error))
    except (SQLAlchemyError, OSError) as error:
        fail(explain(error))


def fail(sentence: str) -> NoReturn:
    problems.print(mask(" ".join(sentence.split())), style="red", soft_wrap=True)
    raise typer.Exit(1)


def explain(error: Exception) -> str:
    """One sentence with the remedy, without addresses that may hold a password."""
    if isinstance(error, socket.gaierror | ConnectionError | TimeoutError):
        return "The database does not answer: check DATABASE_URL, or unset it to use the embedded one."
    if isinstance(error, DBAPIError):
        cause = str(error.orig).splitlines()[0] if error.orig else type(error).__name__
        return f"The database refused: {cause}. Check DATABASE_URL."
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return "The port is taken by another program: choose another with PORT or --port."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}{f': {error.filename}' if error.filename else ''}."
    return f"{type(error).__name__}: {error}"


def _loop_factory() -> Any:
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop

"""How a command runs: its loop, and how an error is told to whoever typed it."""

import asyncio
import errno
import socket
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import typer
from sqlalchemy.exc import SQLAlchemyError

from app.cli.environment import settings_from_environment
from app.cli.telling import fail
from app.embedded.errors import EmbeddedServerError
from app.logs import configure_logs
from app.settings import Settings
from app.store import refusal
from desk.errors import DeskError
from rag.ingest import IngestError
from storage.vault import KeyLost

T = TypeVar("T")

TOLD = (DeskError, EmbeddedServerError, IngestError, KeyLost, typer.BadParameter)
"""Errors whose own words are meant for the person who typed the command."""


def run_async(work: Coroutine[Any, Any, T], *, logs_to: Path | None = None) -> T:
    """Runs a command's work; a foreseeable error becomes one line and exit code 1."""
    return _run_told(work, settings_from_environment().log_level if logs_to else "ERROR", logs_to)


def run_served(work: Coroutine[Any, Any, T], settings: Settings) -> T:
    """The same for a service, whose steps go to the log."""
    return _run_told(work, settings.log_level, None)


def _run_told(work: Coroutine[Any, Any, T], log_level: str, logs_to: Path | None) -> T:
    try:
        configure_logs(log_level, logs_to)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(work)
    except TOLD as error:
        fail(str(error))
    except SQLAlchemyError as error:
        fail(refusal(error))
    except OSError as error:
        fail(explain(error))
    finally:
        work.close()


def explain(error: OSError) -> str:
    """One sentence with the remedy."""
    if error.errno == errno.EADDRINUSE:
        return "The port is taken by another program: choose another with PORT or --port."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return "HOST is no address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for all networks."
    if isinstance(error, PermissionError) and not error.filename:
        return "This port is kept for the administrator: choose one above 1023 with PORT or --port."
    where = f" at {error.filename}" if error.filename else ""
    return f"{error.strerror or type(error).__name__}{where}: mend that, or choose another DATA_DIR."


def _loop_factory() -> Any:
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop

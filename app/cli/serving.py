"""`run.py serve`, `run.py sandbox`, `run.py migrate`."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from loguru import logger

from app.cli.running import console, run_async, run_served, settings_from_environment
from app.settings import Settings
from app.store import open_store

Stopped = Callable[[], Awaitable[None]]


def serve() -> None:
    """Serve the businesses that were added with `client add`, until told to stop."""
    settings = settings_from_environment()
    run_served(_until_told(lambda stopped: _serve(settings, stopped)), settings)


def sandbox(port: Annotated[int | None, typer.Option(help="Of the page; PORT if left out.")] = None) -> None:
    """Try everything in the browser: a demo salon, a WhatsApp phone and a Telegram group, no accounts."""
    settings = settings_from_environment()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    logs = settings.data_dir / "sandbox.log"
    run_async(_until_told(lambda stopped: _sandbox(settings, stopped)), logs_to=logs)


def migrate() -> None:
    """Bring the tables up to date; `serve` does it by itself."""

    async def work() -> None:
        async with open_store(settings_from_environment(), shown):
            return

    run_async(work())


def shown(line: str) -> None:
    console.print(f"  [green]✓[/green] {line}")


def logged(line: str) -> None:
    logger.info("{}", line)


async def _serve(settings: Settings, stopped: Stopped) -> None:
    from app.application import running_application

    async with open_store(settings, logged) as store, running_application(settings, store, logged):
        await stopped()


async def _sandbox(settings: Settings, stopped: Stopped) -> None:
    from app.sandbox import running_demo

    async with running_demo(settings, shown) as address:
        console.print(
            f"\nOpen [bold]{address}[/bold] in a browser. Ctrl+C stops everything; the talk is kept."
        )
        await stopped()


async def _until_told(work: Callable[[Stopped], Awaitable[None]]) -> None:
    """SIGINT or SIGTERM ends the work in its own order; a second one ends it at once."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell(number: signal.Signals) -> None:
        told.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, tell, number)

    async def stopped() -> None:
        await told.wait()

    await work(stopped)

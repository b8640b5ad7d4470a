"""`run.py serve`, `run.py sandbox`, `run.py migrate`."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from loguru import logger
from rich.text import Text

from app.cli.environment import HIGHEST_PORT, settings_from_environment
from app.cli.running import run_async, run_served
from app.cli.telling import console
from app.nursery import nursery
from app.settings import Settings
from app.store import Store, open_store

Stopped = Callable[[], Awaitable[None]]


def serve() -> None:
    """Serve the businesses that were added with `client add`, until told to stop."""
    settings = settings_from_environment()
    run_served(_until_told(lambda stopped: _serve(settings, stopped)), settings)


def sandbox(
    port: Annotated[
        int | None, typer.Option(min=0, max=HIGHEST_PORT, help="Of the page; PORT if left out.")
    ] = None,
) -> None:
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
    console.print(Text.assemble("  ", ("✓", "green"), f" {line}"), soft_wrap=True)


def logged(line: str) -> None:
    logger.info("{}", line)


async def _serve(settings: Settings, stopped: Stopped) -> None:
    from app.application import running_application

    async with open_store(settings, logged, made_up=False) as store:
        if not await store.tenants.all():
            logger.warning("no clients yet: run.py client add SLUG --name …")
        async with running_application(settings, store, logged), nursery(grace_seconds=0) as tasks:
            tasks.start("first look", lambda: _look(settings, store))
            await stopped()


async def _look(settings: Settings, store: Store) -> None:
    """What keeps a business from being served is said once, at the start."""
    from app.checks import State, business_findings

    async for found in business_findings(settings, store):
        if found.state is State.BROKEN:
            logger.error("{}: {}", found.what, found.words)


async def _sandbox(settings: Settings, stopped: Stopped) -> None:
    from app.sandbox import running_demo

    async with running_demo(settings, shown) as address:
        ending = " in a browser. Ctrl+C stops everything; the talk is kept."
        told = Text.assemble("\nOpen ", (address, "bold"), ending)
        console.print(told, soft_wrap=True)
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

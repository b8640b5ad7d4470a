"""The database with everything on it: the one at DATABASE_URL, or the embedded one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from app.embedded.postgres import start_postgres
from app.keys import secret_keys
from app.settings import Settings
from desk.errors import DeskError
from storage.cases import PostgresCaseVectors
from storage.desks import PostgresDesks
from storage.engine import connect
from storage.index_feed import PostgresKnowledgeFeed, PostgresVectorStore
from storage.lanes import PostgresLanes
from storage.migrate import migrate
from storage.tenants import PostgresTenants
from storage.turns import PostgresTurns
from storage.vault import Vault

Report = Callable[[str], None]
"""Hears one line for a person about each step of the start."""

CLOSING = frozenset({"57P01", "57P02", "57P03"})
"""`admin_shutdown`, `crash_shutdown`, `cannot_connect_now`."""

CLOSING_PAUSES_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 3.2, 3.2)
"""How long a server may take to start or to stop before a command gives up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    url: str = field(repr=False)
    embedded: bool
    engine: AsyncEngine
    desks: PostgresDesks
    tenants: PostgresTenants
    turns: PostgresTurns
    lanes: PostgresLanes
    feed: PostgresKnowledgeFeed
    vectors: PostgresVectorStore
    case_vectors: PostgresCaseVectors


class DatabaseAway(DeskError):
    """The database at DATABASE_URL can't be used; the message says why, without the address."""


class DatabaseClosing(DatabaseAway):
    """The database is just being started or stopped: try again in a moment."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@asynccontextmanager
async def open_store(settings: Settings, report: Report, *, made_up: bool = True) -> AsyncIterator[Store]:
    """Migrated and ready; `made_up`: with demo businesses. Raises EmbeddedServerError and DatabaseAway."""
    async with _migrated(settings, report) as (url, engine):
        report("tables: migrated")
        try:
            yield _store(settings, url, engine, made_up=made_up)
        finally:
            await engine.dispose()


@asynccontextmanager
async def _migrated(settings: Settings, report: Report) -> AsyncIterator[tuple[str, AsyncEngine]]:
    """A server that is just being stopped, as when the process that owns the embedded one ends, is left to
    end; then there is a new one."""
    for pause in CLOSING_PAUSES_SECONDS:
        async with _database(settings, report) as url:
            try:
                engine = await _migrated_at(url)
            except DatabaseClosing:
                await asyncio.sleep(pause)
                continue
            yield url, engine
            return
    raise DatabaseClosing


async def _migrated_at(url: str) -> AsyncEngine:
    try:
        engine = connect(url)
        await migrate(engine)
    except SQLAlchemyError as error:
        raise DatabaseClosing if is_closing(error) else DatabaseAway(refusal(error)) from None
    except OSError:
        raise DatabaseAway(
            "The database does not answer: check DATABASE_URL, or unset it to use the embedded one."
        ) from None
    return engine


def is_closing(error: SQLAlchemyError) -> bool:
    """Or starting: PostgreSQL says the same of both."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    return getattr(cause, "pgcode", None) in CLOSING


def refusal(error: SQLAlchemyError) -> str:
    """What the database said, in one sentence; its address may hold a password and is left out."""
    if not isinstance(error, DBAPIError):
        return "DATABASE_URL is no address of a database: postgresql://user:password@host:5432/name is one."
    if is_closing(error):
        return str(DatabaseClosing())
    cause = str(error.orig).splitlines()[0] if error.orig else type(error).__name__
    return f"The database refused: {cause}. Check DATABASE_URL."


@asynccontextmanager
async def _database(settings: Settings, report: Report) -> AsyncIterator[str]:
    given = settings.database_url.get_secret_value()
    if given:
        report("PostgreSQL: at DATABASE_URL")
        yield given
        return
    server = await start_postgres(settings.data_dir / "postgres")
    report(f"PostgreSQL {server.version}: embedded")
    try:
        yield server.url
    finally:
        await server.close()


def _store(settings: Settings, url: str, engine: AsyncEngine, *, made_up: bool) -> Store:
    lease = timedelta(seconds=settings.lease_seconds)
    return Store(
        url=url,
        embedded=not settings.database_url.get_secret_value(),
        engine=engine,
        desks=PostgresDesks(
            engine,
            quiet=timedelta(seconds=settings.quiet_seconds),
            max_wait=timedelta(seconds=settings.max_wait_seconds),
        ),
        tenants=PostgresTenants(engine, Vault(secret_keys(settings)), made_up=made_up),
        turns=PostgresTurns(engine, lease=lease),
        lanes=PostgresLanes(engine, lease=lease),
        feed=PostgresKnowledgeFeed(engine),
        vectors=PostgresVectorStore(engine),
        case_vectors=PostgresCaseVectors(engine),
    )


def silent(_: str) -> None:
    """For commands whose steps are nobody's concern."""

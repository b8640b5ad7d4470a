"""The database with everything on it: the one at DATABASE_URL, or the embedded one."""

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


class DatabaseAway(DeskError):
    """The database at DATABASE_URL can't be used; the message says why, without the address."""


@asynccontextmanager
async def open_store(settings: Settings, report: Report, *, made_up: bool = True) -> AsyncIterator[Store]:
    """Migrated and ready; `made_up`: with demo businesses. Raises EmbeddedServerError and DatabaseAway."""
    async with _database(settings, report) as url:
        engine = await _migrated(url)
        report("tables: migrated")
        try:
            yield _store(settings, url, engine, made_up=made_up)
        finally:
            await engine.dispose()


async def _migrated(url: str) -> AsyncEngine:
    try:
        engine = connect(url)
        await migrate(engine)
    except SQLAlchemyError as error:
        raise DatabaseAway(refusal(error)) from None
    except OSError:
        raise DatabaseAway(
            "The database does not answer: check DATABASE_URL, or unset it to use the embedded one."
        ) from None
    return engine


def refusal(error: SQLAlchemyError) -> str:
    """What the database said, in one sentence; its address may hold a password and is left out."""
    if not isinstance(error, DBAPIError):
        return "DATABASE_URL is no address of a database: postgresql://user:password@host:5432/name is one."
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
    )


def silent(_: str) -> None:
    """For commands whose steps are nobody's concern."""

"""The database with everything on it: the one at DATABASE_URL, or the embedded one."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from app.embedded.postgres import start_postgres
from app.keys import secret_keys
from app.settings import Settings
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


@asynccontextmanager
async def open_store(settings: Settings, report: Report) -> AsyncIterator[Store]:
    """Migrated and ready. Raises EmbeddedServerError, or what the driver raises on a wrong address."""
    async with _database(settings, report) as url:
        engine = connect(url)
        try:
            await migrate(engine)
            report("tables: migrated")
            yield _store(settings, url, engine)
        finally:
            await engine.dispose()


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


def _store(settings: Settings, url: str, engine: AsyncEngine) -> Store:
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
        tenants=PostgresTenants(engine, Vault(secret_keys(settings))),
        turns=PostgresTurns(engine, lease=lease),
        lanes=PostgresLanes(engine, lease=lease),
        feed=PostgresKnowledgeFeed(engine),
        vectors=PostgresVectorStore(engine),
    )


def silent(_: str) -> None:
    """For commands whose steps are nobody's concern."""

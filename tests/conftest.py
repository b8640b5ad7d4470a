"""A real PostgreSQL for every test: the embedded one, or the one at TEST_DATABASE_URL."""

import os
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from app.embedded.postgres import start_postgres
from desk.tenant import Tenant
from storage.desks import PostgresDesks
from storage.engine import connect
from storage.migrate import migrate
from storage.tenants import PostgresTenants
from storage.vault import Vault

QUIET = timedelta(milliseconds=50)
MAX_WAIT = timedelta(milliseconds=300)


TOGETHER = {
    "frail_town": "frail town",
    "town": "town",
    "rag": "rag",
    "embedder": "rag",
    "built_fleet": "fleet",
}
"""Fixtures that are dear to build, such as a running service: one worker does all tests of a group."""
LONGEST_FIRST = ("town", "rag", "fleet", "frail town")
"""So that no worker is left alone with one of them at the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """For `make test`, where workers share the tests: file by file, but for those above."""
    groups = {item: _group(item, config.rootpath) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    order = {group: place for place, group in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: order.get(groups[item], len(order)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Where pytest-xdist does not name the groups, dear things would be built for one test after another."""
    if session.config.getoption("loadgroup", default=False) and session.items:
        assert session.items[0].nodeid.endswith(f"@{_group(session.items[0], session.config.rootpath)}")


def _group(item: pytest.Item, root: Path) -> str:
    dear = [name for fixture, name in TOGETHER.items() if fixture in getattr(item, "fixturenames", ())]
    return dear[0] if dear else item.path.relative_to(root).as_posix()


@pytest.fixture(scope="session")
async def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """A server on which databases can be made."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    folder: Path = tmp_path_factory.mktemp("postgres")
    server = await start_postgres(folder)
    yield server.url
    await server.close()


@pytest.fixture(scope="session")
async def template(postgres_url: str) -> AsyncIterator[str]:
    """A migrated database that others are copied from."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name}")
    engine = connect(on_database(postgres_url, name))
    await migrate(engine)
    await engine.dispose()
    yield name
    await administer(postgres_url, f"DROP DATABASE {name}")


@pytest.fixture
async def database_url(postgres_url: str, template: str) -> AsyncIterator[str]:
    """A migrated database of the test's own."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield on_database(postgres_url, name)
    await administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
async def shared_engine(postgres_url: str, template: str) -> AsyncIterator[AsyncEngine]:
    """A migrated database for one test after another."""
    name = f"shared_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    engine = connect(on_database(postgres_url, name))
    yield engine
    await engine.dispose()
    await administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def engine(shared_engine: AsyncEngine) -> AsyncEngine:
    """The shared database, empty: every row belongs to a client or to the clock."""
    async with shared_engine.begin() as connection:
        await connection.execute(text("SET LOCAL lock_timeout = '5s'"))
        await connection.execute(text("DELETE FROM clients"))
        await connection.execute(text("DELETE FROM periodic_runs"))
    return shared_engine


@pytest.fixture
async def own_engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """For tests that change the tables themselves, or reach the database from elsewhere too."""
    engine = connect(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
def desks(engine: AsyncEngine) -> PostgresDesks:
    return PostgresDesks(engine, quiet=QUIET, max_wait=MAX_WAIT)


@pytest.fixture
def tenants(engine: AsyncEngine) -> PostgresTenants:
    return PostgresTenants(engine, Vault(["a key for tests"]))


@pytest.fixture
async def tenant(tenants: PostgresTenants) -> Tenant:
    """A salon with a group, an owner (id 500) and tokens of its own."""
    tenant = Tenant(
        id=uuid.uuid4(),
        slug="salon",
        name="Салон",
        telegram_chat_id=-1001000000001,
        owner_telegram_ids=(500,),
        instance_id="instance-1",
        telegram_bot_token="1001:token-of-the-salon",
        chatflow_token="chatflow-token-of-the-salon",
        webhook_secret="secret-of-the-salon",
    )
    await tenants.save(tenant)
    return tenant


def on_database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


async def administer(url: str, statement: str) -> None:
    engine = connect(url)
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(statement))
    await engine.dispose()

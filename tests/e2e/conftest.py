"""One town for most tests; another whose application may be killed, behind webhooks."""

import os
import socket
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sandbox import SandboxWorld
from tests.conftest import administer, on_database
from tests.e2e.businesses import CAKES, SALON
from tests.e2e.model import UnwillingModel, running_model
from tests.e2e.process import Service
from tests.e2e.shop import Shop
from tests.e2e.town import Town, built_town

TOWN_SECONDS = 180
"""The first test of a town waits until it is built."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.timeout(TOWN_SECONDS))


@pytest.fixture(scope="session")
async def town(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """Two businesses; Telegram is polled; a database of its own."""
    name = f"e2e_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name}")
    environment = {"DATABASE_URL": on_database(postgres_url, name)}
    async with built_town(tmp_path_factory.mktemp("town"), environment, SALON, CAKES) as town:
        yield town
    await administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
async def model() -> AsyncIterator[UnwillingModel]:
    async with running_model() as model:
        yield model


@pytest.fixture(scope="session")
async def frail_town(
    postgres_url: str, model: UnwillingModel, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Town]:
    """One business; Telegram calls its webhook; the language model is of no help; PostgreSQL is embedded
    and dies with the application, unless the tests are told of a server."""
    port = free_port()
    environment = {
        "PORT": str(port),
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_MODE": "webhook",
        "LEASE_SECONDS": "2",
        "OPENAI_API_KEY": "key-of-the-tests",
        "OPENAI_BASE_URL": model.url,
    }
    name = f"frail_{uuid.uuid4().hex[:12]}"
    given = "TEST_DATABASE_URL" in os.environ
    if given:
        await administer(postgres_url, f"CREATE DATABASE {name}")
        environment["DATABASE_URL"] = on_database(postgres_url, name)
    async with built_town(tmp_path_factory.mktemp("frail"), environment, CAKES) as town:
        yield town
    if given:
        await administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def world(town: Town) -> Iterator[SandboxWorld]:
    """Its faults end with the test."""
    yield town.world
    town.calm()


@pytest.fixture
def service(town: Town) -> Service:
    return town.service


@pytest.fixture
def salon(town: Town, world: SandboxWorld) -> Shop:
    return town.shops[SALON.slug]


@pytest.fixture
def cakes(town: Town, world: SandboxWorld) -> Shop:
    return town.shops[CAKES.slug]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

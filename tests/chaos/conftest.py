"""Two replicas on a database that can be killed, for the tests that only look or hurt a little."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chaos.fleet import Fleet, open_fleet


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Processes are watched through /proc."""
    if sys.platform == "linux":
        return
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.skip(reason="needs Linux"))


@pytest.fixture(scope="session")
async def built_fleet(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Fleet]:
    async with open_fleet(tmp_path_factory.mktemp("fleet")) as fleet:
        yield fleet


@pytest.fixture
async def fleet(built_fleet: Fleet) -> AsyncIterator[Fleet]:
    """All of it runs when a test begins, and nothing misbehaves any more when it ends."""
    await built_fleet.start()
    yield built_fleet
    built_fleet.calm()

"""PostgreSQL frozen, gone or read-only: nobody waits for long, nothing piles up, all of it comes back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from tests.chaos.caller import Answer, called, message, messages
from tests.chaos.fleet import BUSINESS, CLIENTS, Fleet, open_fleet
from tests.e2e.waiting import eventually

REFUSED_WITHIN_SECONDS = 6.5
"""Three and a half for the store, two to let go of a connection, and the machine's own slowness."""
READY_WITHIN_SECONDS = 4.5
IMMEDIATELY_SECONDS = 2.0
RECOVERED_WITHIN_SECONDS = 10.0
MORE_FILES = 80
"""Thirty connections to the database at most, as many on their way out, and the callers' own."""
_DISMISS = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


@asynccontextmanager
async def read_only(fleet: Fleet) -> AsyncIterator[None]:
    """New connections can't write, and all connections are new."""
    async with fleet.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ALTER DATABASE app SET default_transaction_read_only = on"))
        await connection.execute(_DISMISS)
        try:
            yield
        finally:
            await connection.execute(text("ALTER DATABASE app RESET default_transaction_read_only"))


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def healthy(session: ClientSession, fleet: Fleet) -> Answer:
    return await called(session, "GET", f"{fleet.replicas[0].url}/health")


async def ready(session: ClientSession, fleet: Fleet) -> Answer:
    return await called(session, "GET", f"{fleet.replicas[0].url}/ready")


async def recovered(session: ClientSession, fleet: Fleet, client: int) -> None:
    """A message is taken and answered, and the replica says that it is ready. One connection hears of a
    change of the database a moment before another does."""
    webhook, before = fleet.webhooks[0], len(heard(fleet, client))

    async def accepted() -> bool:
        return (await message(session, webhook, client)).status == 200

    async def is_ready() -> bool:
        return (await ready(session, fleet)).status == 200

    await eventually(accepted, RECOVERED_WITHIN_SECONDS)
    await fleet.world.until(lambda: len(heard(fleet, client)) > before, RECOVERED_WITHIN_SECONDS)
    await eventually(is_ready, RECOVERED_WITHIN_SECONDS)


def heard(fleet: Fleet, client: int) -> list[str]:
    return fleet.world.chatflow.received(BUSINESS.slug, CLIENTS[client].phone)


async def test_a_frozen_database_is_not_waited_for_and_nothing_piles_up(
    fleet: Fleet, session: ClientSession
) -> None:
    replica, webhook = fleet.replicas[0], fleet.webhooks[0]
    await recovered(session, fleet, 40)
    files = replica.open_files
    with fleet.postgres.frozen():
        async with asyncio.TaskGroup() as group:
            waves = [group.create_task(messages(session, webhook, *range(41, 71))) for _ in range(2)]
            readiness = group.create_task(ready(session, fleet))
            await asyncio.sleep(0.5)
            assert (await healthy(session, fleet)).status == 200
        most = replica.open_files
    answers = [answer for wave in waves for answer in wave.result()]
    assert {answer.status for answer in answers} == {503}
    assert max(answer.seconds for answer in answers) < REFUSED_WITHIN_SECONDS
    assert (readiness.result().status, readiness.result().seconds < READY_WITHIN_SECONDS) == (503, True)
    assert most - files < MORE_FILES
    await recovered(session, fleet, 40)


async def test_without_a_database_the_refusal_is_immediate(fleet: Fleet, session: ClientSession) -> None:
    await recovered(session, fleet, 71)
    await fleet.postgres.kill()
    answers = await messages(session, fleet.webhooks[0], *range(72, 80))
    assert {answer.status for answer in answers} == {503}
    assert max(answer.seconds for answer in answers) < IMMEDIATELY_SECONDS
    assert (await healthy(session, fleet)).status == 200
    assert (await ready(session, fleet)).status == 503
    await fleet.postgres.start()
    await recovered(session, fleet, 71)


async def test_a_read_only_database_is_told_and_left_as_soon_as_it_takes_words_again(
    fleet: Fleet, session: ClientSession
) -> None:
    await recovered(session, fleet, 80)
    async with read_only(fleet):
        assert (await message(session, fleet.webhooks[0], 80)).status == 503
        answer = await ready(session, fleet)
        assert (answer.status, "read-only" in answer.body) == (503, True)
    await recovered(session, fleet, 80)


@pytest.mark.long
@pytest.mark.timeout(180)
async def test_a_database_that_vanished_without_a_word_is_found_again(tmp_path: Path) -> None:
    """Every connection goes silent at once, as when its machine is replaced."""
    async with open_fleet(tmp_path, replicas=1, wired=True) as fleet, ClientSession() as session:
        assert fleet.wire
        await recovered(session, fleet, 1)
        fleet.wire.go_dead()

        async def accepted() -> bool:
            return (await message(session, fleet.webhooks[0], 1)).status == 200

        await eventually(accepted, 60)
        await fleet.rest(60)

"""Of all processes one leads, and each tick of a job is done once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.leader import lead
from app.nursery import Nursery, nursery
from app.schedule import Job, Schedule
from storage.periodic import claim_tick

HOUR = timedelta(hours=1)

_END_LEADER = text("""
    SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE locktype = 'advisory' AND datname = current_database()
""")


class Replicas:
    """`leading`: who leads now; `elected`: all who ever did, in order."""

    def __init__(self, database_url: str, processes: Nursery) -> None:
        self.leading: set[str] = set()
        self.elected: list[str] = []
        self._database_url = database_url
        self._processes = processes

    def start(self, name: str) -> None:
        self._processes.start(name, lambda: lead(self._database_url, lambda: self._leads(name)))

    @asynccontextmanager
    async def _leads(self, name: str) -> AsyncIterator[None]:
        self.leading.add(name)
        self.elected.append(name)
        try:
            yield
        finally:
            self.leading.discard(name)


@pytest.fixture
async def replicas(database_url: str) -> AsyncIterator[Replicas]:
    async with nursery(grace_seconds=0) as processes:
        yield Replicas(database_url, processes)


async def test_of_two_processes_one_leads(replicas: Replicas) -> None:
    replicas.start("first")
    replicas.start("second")
    await eventually(lambda: bool(replicas.leading))
    await asyncio.sleep(1.5)
    assert len(replicas.leading) == len(replicas.elected) == 1


async def test_another_leads_when_the_leaders_connection_dies(
    replicas: Replicas, own_engine: AsyncEngine
) -> None:
    """Within two seconds; the old one stops leading by then, and never do two lead at once for long."""
    replicas.start("first")
    await eventually(lambda: replicas.leading == {"first"})
    replicas.start("second")
    await asyncio.sleep(0.5)
    async with own_engine.connect() as connection:
        assert len((await connection.execute(_END_LEADER)).all()) == 1
    assert await eventually(lambda: len(replicas.elected) == 2) < 2.5
    await eventually(lambda: len(replicas.leading) == 1)


async def test_a_leader_that_ends_hands_over(database_url: str, replicas: Replicas) -> None:
    async with nursery(grace_seconds=0) as processes:
        leader = Replicas(database_url, processes)
        leader.start("first")
        await eventually(lambda: leader.leading == {"first"})
        replicas.start("second")
        await asyncio.sleep(0.2)
    assert leader.leading == set()
    await eventually(lambda: replicas.leading == {"second"}, 2.5)


async def test_a_tick_is_claimed_once(engine: AsyncEngine) -> None:
    claims = [claim_tick(engine, "count", HOUR) for _ in range(10)]
    assert sum(await asyncio.gather(*claims)) == 1
    assert await claim_tick(engine, "another", HOUR)


async def test_the_span_of_a_tick_begins_when_it_is_told_to(engine: AsyncEngine) -> None:
    """A nightly job has one tick from night to night."""
    begins = timedelta(hours=21)
    assert await claim_tick(engine, "nightly", timedelta(days=1), begins=begins)
    async with engine.connect() as connection:
        slot: datetime = (await connection.execute(text("SELECT slot FROM periodic_runs"))).scalar_one()
    assert slot.astimezone(UTC).hour == 21
    assert timedelta() <= datetime.now(UTC) - slot < timedelta(days=1)


def counting(engine: AsyncEngine, name: str, every: timedelta) -> tuple[Schedule, list[str]]:
    done: list[str] = []

    async def run() -> None:
        done.append(name)

    return Schedule(engine, [Job(name="count", every=every, run=run)]), done


async def eventually(come_true: Callable[[], bool], seconds: float = 5.0) -> float:
    """How long it took."""
    began = asyncio.get_running_loop().time()
    async with asyncio.timeout(seconds):
        while not come_true():
            await asyncio.sleep(0.01)
    return asyncio.get_running_loop().time() - began


async def test_two_schedules_do_a_tick_once(engine: AsyncEngine) -> None:
    """Even while two processes take themselves for the leader."""
    (one, done_by_one), (two, done_by_two) = (counting(engine, name, HOUR) for name in ("one", "two"))
    async with one.running(), two.running():
        await eventually(lambda: bool(done_by_one or done_by_two))
        await asyncio.sleep(0.3)
    assert len(done_by_one) + len(done_by_two) == 1


async def test_a_job_is_done_in_every_span(engine: AsyncEngine) -> None:
    """As long as the schedule runs, and not after."""
    schedule, done = counting(engine, "often", timedelta(seconds=0.2))
    async with schedule.running():
        await eventually(lambda: len(done) >= 3)
    await asyncio.sleep(0.1)
    before = len(done)
    await asyncio.sleep(0.5)
    assert len(done) == before


async def test_a_job_that_fails_stops_nothing(engine: AsyncEngine) -> None:
    done: list[int] = []

    async def fail() -> None:
        done.append(1)
        raise ValueError("a bug")

    schedule = Schedule(engine, [Job(name="fail", every=timedelta(seconds=0.1), run=fail)])
    async with schedule.running():
        await eventually(lambda: len(done) >= 2)


class Yesterday(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        return datetime.now(tz) - timedelta(days=1)


async def test_a_clock_that_is_set_back_by_a_day_stops_no_job(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ticks go on by the database's clock."""
    monkeypatch.setattr("app.schedule.CLOCK_SECONDS", 0.1)
    schedule, done = counting(engine, "often", timedelta(seconds=0.2))
    async with schedule.running():
        await eventually(lambda: len(done) >= 2)
        for asking in ("apscheduler.schedulers.base", "apscheduler.triggers.interval", "app.schedule"):
            monkeypatch.setattr(f"{asking}.datetime", Yesterday)
        before = len(done)
        await eventually(lambda: len(done) >= before + 3)

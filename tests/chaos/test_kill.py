"""Kill -9 of replicas and of PostgreSQL under load: what was acknowledged is served, once and in order."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from app.importing import import_files
from storage.desks import PostgresDesks
from tests.chaos.audit import Findings, audited
from tests.chaos.crowd import Crowd
from tests.chaos.fleet import Fleet, open_fleet
from tests.chaos.leaks import leaks
from tests.chaos.storm import Storm, revived
from tests.chaos.weather import Weather
from tests.e2e.businesses import CAKES, KNOWLEDGE


class Loud:
    """The terminal, past pytest's capture."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def write(self, words: str) -> None:
        with self._capsys.disabled():
            sys.stdout.write(words)

    def flush(self) -> None:
        sys.stdout.flush()


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(file=Loud(capsys), width=90)  # type: ignore[arg-type]


async def survived(crowd: Crowd, storm: Storm, console: Console, *, echoed: bool = True) -> Findings:
    """The storm lasts as long as the crowd writes; then everything comes to rest and is looked at."""
    fleet = crowd.fleet
    fleet.world.chatflow.faults = Weather(failing=0.05, losing=0.03, seed=crowd.seed)
    async with asyncio.TaskGroup() as group:
        raging = group.create_task(storm.rage())
        written = await crowd.write()
        raging.cancel()
    if not await _answers(fleet):
        await fleet.postgres.restart()
    await asyncio.gather(*(revived(replica) for replica in fleet.replicas))
    await fleet.rest(120)
    findings = await audited(fleet, written, echoed=echoed)
    around = {f"kill_-9_of_{what}": times for what, times in storm.kills.items()}
    console.print(findings.table("After the storm", **around))
    assert await leaks(fleet) == []
    for msg_id, fate in findings.uncertain.items():
        console.print(f"  outcome unknown: {msg_id}, {fate}")
    return findings


async def _answers(fleet: Fleet) -> bool:
    try:
        await fleet.rows("SELECT 1")
    except Exception:  # noqa: BLE001 -- whatever it is, PostgreSQL is down
        return False
    return True


async def test_a_small_storm_loses_doubles_and_reorders_nothing(fleet: Fleet, console: Console) -> None:
    crowd = Crowd(fleet=fleet, conversations=9, first=91, messages_each=6, pause_seconds=0.7, seed=1)
    storm = Storm(fleet=fleet, pause_seconds=(0.3, 0.8), database_every=4, seed=1)
    findings = await survived(crowd, storm, console)
    assert findings.broken == []
    assert findings.acknowledged == findings.written


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_two_thousand_messages_outlive_a_long_storm(tmp_path: Path, console: Console) -> None:
    async with open_fleet(tmp_path, LEASE_SECONDS="6") as fleet:
        crowd = Crowd(fleet=fleet, conversations=100, messages_each=20, pause_seconds=4.0, seed=2)
        storm = Storm(fleet=fleet, pause_seconds=(1.0, 4.0), database_every=5, seed=2)
        findings = await survived(crowd, storm, console)
    assert findings.broken == []
    assert findings.acknowledged == findings.written


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_the_whole_service_with_its_models_outlives_a_storm(tmp_path: Path, console: Console) -> None:
    async with open_fleet(tmp_path, answering=True, LEASE_SECONDS="6") as fleet:
        desks = PostgresDesks(fleet.engine, quiet=timedelta(), max_wait=timedelta())
        await import_files(desks, fleet.client_id, KNOWLEDGE[CAKES.slug])
        crowd = Crowd(
            fleet=fleet,
            conversations=40,
            messages_each=6,
            pause_seconds=10.0,
            seed=3,
            words=lambda _: "Сколько стоит медовик?",
        )
        storm = Storm(fleet=fleet, pause_seconds=(3.0, 8.0), database_every=3, seed=3)
        findings = await survived(crowd, storm, console, echoed=False)
    assert findings.broken == []
    assert findings.acknowledged == findings.written

"""Kill -9 of replicas and of PostgreSQL under load: what was acknowledged is served, once and in order."""

import asyncio
import sys
from pathlib import Path

import pytest
from rich.console import Console

from tests.chaos.audit import Findings, audited
from tests.chaos.crowd import Crowd
from tests.chaos.fleet import Fleet, open_fleet
from tests.chaos.storm import Storm, revived
from tests.chaos.weather import Weather


async def survived(fleet: Fleet, crowd: Crowd, storm: Storm, console: Console) -> Findings:
    """The storm lasts as long as the crowd writes; then everything comes to rest and is looked at."""
    weather = Weather(failing=0.05, losing=0.03, seed=crowd.seed)
    fleet.world.chatflow.faults = weather
    async with asyncio.TaskGroup() as group:
        raging = group.create_task(storm.rage())
        written = await crowd.write()
        raging.cancel()
    if not await _answers(fleet):
        await fleet.postgres.restart()
    await asyncio.gather(*(revived(replica) for replica in fleet.replicas))
    await fleet.rest(60)
    findings = await audited(fleet, written)
    around = {f"kill_-9_of_{what}": times for what, times in storm.kills.items()}
    console.print(findings.table("After the storm", **around))
    for msg_id, fate in findings.uncertain.items():
        console.print(f"  outcome unknown: {msg_id}, {fate}")
    return findings


async def _answers(fleet: Fleet) -> bool:
    try:
        await fleet.rows("SELECT 1")
    except Exception:  # noqa: BLE001 -- whatever it is, PostgreSQL is down
        return False
    return True


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    class Loud:
        def write(self, words: str) -> None:
            with capsys.disabled():
                sys.stdout.write(words)

        def flush(self) -> None: ...

    return Console(file=Loud(), width=90)  # type: ignore[arg-type]


async def test_a_small_storm_loses_doubles_and_reorders_nothing(tmp_path: Path, console: Console) -> None:
    async with open_fleet(tmp_path) as fleet:
        crowd = Crowd(fleet=fleet, conversations=20, messages_each=6, pause_seconds=1.0, seed=1)
        storm = Storm(fleet=fleet, pause_seconds=(0.3, 1.0), database_every=4, seed=1)
        findings = await survived(fleet, crowd, storm, console)
    assert findings.broken == []
    assert findings.acknowledged == findings.written

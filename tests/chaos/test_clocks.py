"""The machine's own clock may be wrong by a day: leases, ages and ticks are the database's to tell."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from sandbox import Fault, FaultKind
from tests.chaos.audit import audited
from tests.chaos.caller import message
from tests.chaos.crowd import Crowd
from tests.chaos.fleet import BUSINESS, CLIENTS, LEASE_SECONDS, open_fleet

DAY = timedelta(days=1)


@pytest.mark.long
@pytest.mark.timeout(120)
async def test_two_replicas_whose_clocks_are_two_days_apart_serve_as_if_they_were_right(
    tmp_path: Path,
) -> None:
    """Nothing is taken for history, lost, doubled or out of order; a dead replica's work is taken over
    within its lease, and each tick is claimed once, at the database's time."""
    async with open_fleet(tmp_path, clocks=(DAY, -DAY)) as fleet, ClientSession() as session:
        crowd = Crowd(fleet=fleet, conversations=6, messages_each=2, pause_seconds=0.15, seed=11, calling=0.1)
        written = await crowd.write()
        await fleet.rest()
        findings = await audited(fleet, written)
        assert (findings.broken, findings.uncertain) == ([], {})
        ahead, behind = (datetime.fromisoformat(replica.all_logs()[0]["time"]) for replica in fleet.replicas)
        assert abs(ahead - behind - 2 * DAY) < DAY / 2
        ticks = await fleet.rows(
            "SELECT job, count(*) AS ticks, bool_and(abs(extract(epoch FROM now() - slot)) < 86400) AS now"
            " FROM periodic_runs GROUP BY job"
        )
        assert ticks
        assert all(tick["now"] for tick in ticks)
        assert all(tick["ticks"] <= 2 for tick in ticks)
        victim, other = fleet.replicas
        await other.kill()
        fault = Fault(kind=FaultKind.SLOW, delay_seconds=30, only_containing=CLIENTS[20].phone)
        fleet.world.chatflow.faults.add(fault)
        await message(session, fleet.webhooks[0], 20, "вопрос №20-0")
        await fleet.world.until(lambda: not fleet.world.chatflow.faults.pending)
        await other.start()
        await victim.kill()
        killed = time.monotonic()
        await fleet.rest()
        assert time.monotonic() - killed < LEASE_SECONDS + 4
        assert not fleet.world.chatflow.received(BUSINESS.slug, CLIENTS[20].phone)

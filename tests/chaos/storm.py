"""Processes that are killed without a warning, and started again as a supervisor would."""

import asyncio
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from tests.chaos.fleet import Fleet
from tests.chaos.replica import Replica

REVIVE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Storm:
    """A kill every `pause_seconds` or so; every `database_every`-th is PostgreSQL's."""

    fleet: Fleet
    pause_seconds: tuple[float, float]
    database_every: int
    seed: int
    kills: Counter[str] = field(default_factory=Counter)

    async def rage(self) -> None:
        """Until cancelled; what was killed last may still lie there then."""
        random, number = Random(self.seed), 0
        while True:
            await asyncio.sleep(random.uniform(*self.pause_seconds))
            number += 1
            if number % self.database_every == 0:
                self.kills["PostgreSQL"] += 1
                await self.fleet.postgres.restart()
            else:
                self.kills["replica"] += 1
                victim = random.choice(self.fleet.replicas)
                await victim.kill()
                await asyncio.sleep(random.uniform(0, self.pause_seconds[0]))
                await revived(victim)


async def revived(replica: Replica) -> None:
    """Started, and started again if the database was not there yet."""
    deadline = time.monotonic() + REVIVE_SECONDS
    while not replica.running and time.monotonic() < deadline:
        with suppress(RuntimeError):
            await replica.start()

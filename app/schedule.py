"""Jobs that are done again and again, each of their ticks by one process only."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from loguru import logger
from sqlalchemy.ext.asyncio import AsyncEngine

from app.nursery import nursery
from storage.periodic import claim_tick

LONGEST_REST = timedelta(minutes=10)
"""A tick that nobody was there for is found by the next leader within this time."""

CLOCK_SECONDS = 30.0
"""How often it is looked at whether this machine's clock was set back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Done once in each span of `every`; the spans begin at midnight, UTC, and `begins` later."""

    name: str
    every: timedelta
    run: Callable[[], Awaitable[None]]
    begins: timedelta = timedelta()


class Schedule:
    def __init__(self, engine: AsyncEngine, jobs: Sequence[Job]) -> None:
        self._engine = engine
        self._jobs = jobs

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Looks at every job at once, and then when its time comes; what runs at the end is cancelled."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        for job in self._jobs:
            seconds = min(job.every, LONGEST_REST).total_seconds()
            scheduler.add_job(
                self.tick,
                IntervalTrigger(seconds=seconds, timezone=UTC),
                args=[job],
                next_run_time=datetime.now(UTC),
                misfire_grace_time=None,
                coalesce=True,
            )
        scheduler.start()
        try:
            async with nursery(grace_seconds=0) as tasks:
                tasks.start("clock", lambda: _mind_the_clock(scheduler))
                yield
        finally:
            scheduler.shutdown(wait=False)

    async def tick(self, job: Job) -> None:
        """Does the job unless its present tick is claimed already."""
        try:
            if await claim_tick(self._engine, job.name, job.every, begins=job.begins):
                await job.run()
        except Exception:  # noqa: BLE001 -- the next tick comes, and the other jobs go on
            logger.exception("{} failed", job.name)


async def _mind_the_clock(scheduler: AsyncIOScheduler) -> None:
    """The scheduler plans by this machine's clock: set back by a day, it would leave every job alone for a
    day. Looked at too early a tick is claimed already, by the database's clock, and nothing is done."""
    while True:
        await asyncio.sleep(CLOCK_SECONDS)
        now = datetime.now(UTC)
        for job in scheduler.get_jobs():
            if job.next_run_time - now > job.trigger.interval:
                job.modify(next_run_time=now)

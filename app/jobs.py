"""What is done by the clock, on the process that leads."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from loguru import logger

from app.leader import lead
from app.nursery import nursery
from app.schedule import Job, Schedule
from app.settings import Settings
from app.store import Store
from app.watch import Watch
from desk.ports import GroupCheck
from desk.usecases.alarm import Alarm
from desk.usecases.watch_drafts import WatchDrafts
from desk.usecases.watch_expiry import WatchExpiry
from desk.usecases.watch_group import WatchGroup
from desk.usecases.watch_silence import WatchSilence
from desk.usecases.watch_work import WatchWork
from rag.calendar.holidays import holidays
from storage.tidying import tidy_up

NIGHT = timedelta(hours=21)
"""By UTC: two in the morning in Kazakhstan."""


@asynccontextmanager
async def leading(settings: Settings, store: Store, check: GroupCheck) -> AsyncIterator[None]:
    """Meanwhile this process does the jobs whenever it is the one that leads."""
    schedule = Schedule(store.engine, _jobs(settings, store, check))
    async with nursery(grace_seconds=0) as tasks:
        tasks.start("leader", lambda: lead(store.url, schedule.running))
        yield


def _jobs(settings: Settings, store: Store, check: GroupCheck) -> Sequence[Job]:
    watch = watch_over(settings, store, check)

    async def tidy() -> None:
        logger.info("tidied up: {}", dict(await tidy_up(store.engine)))

    return (
        Job(name="watch over work", every=timedelta(minutes=1), run=watch.over_work),
        Job(name="watch over groups", every=timedelta(minutes=1), run=watch.over_groups),
        Job(name="watch over silence", every=timedelta(minutes=10), run=watch.over_silence),
        Job(name="watch over expiry", every=timedelta(hours=1), run=watch.over_expiry),
        Job(name="watch over drafts", every=timedelta(minutes=1), run=watch.over_drafts),
        Job(name="tidy up", every=timedelta(days=1), begins=NIGHT, run=tidy),
    )


def watch_over(settings: Settings, store: Store, check: GroupCheck) -> Watch:
    """Operators are told by the bot that tenants share: without it they have the log alone."""
    operators = settings.operators if settings.telegram_bot_token.get_secret_value() else ()
    alarm = Alarm(operators)
    late_after = timedelta(seconds=settings.alert_after_seconds)
    return Watch(
        tenants=store.tenants,
        work=WatchWork(desks=store.desks, alarm=alarm, late_after=late_after),
        group=WatchGroup(desks=store.desks, alarm=alarm, check=check, late_after=late_after),
        silence=WatchSilence(desks=store.desks, alarm=alarm),
        expiry=WatchExpiry(store.desks),
        drafts=WatchDrafts(desks=store.desks, is_holiday=holidays().__contains__),
        log_level="WARNING" if operators else "ERROR",
    )

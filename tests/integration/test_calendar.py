"""Days of 23, 24 and 25 hours and the 29th of February, by a database whose clock the test sets."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.jobs import NIGHT
from desk.silence import is_unusual
from storage.engine import connect
from storage.periodic import claim_tick

BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TURNS = {
    "a day of 23 hours": datetime(2027, 3, 28, tzinfo=BERLIN),
    "a day of 25 hours": datetime(2027, 10, 31, tzinfo=BERLIN),
    "a leap day": datetime(2028, 2, 29, tzinfo=BERLIN),
    "the end of a year": datetime(2027, 12, 31, tzinfo=BERLIN),
}


class Clock:
    """`now()` of the database, for everything that is asked over this engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def set(self, moment: datetime) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(text("UPDATE clock.hand SET moment = :moment"), {"moment": moment})


@pytest.fixture
async def clock(database_url: str) -> AsyncIterator[Clock]:
    """`clock.now()` stands before PostgreSQL's own in the search path; sessions live in Berlin, where the
    clocks are changed."""
    engine = connect(database_url, pool_size=1)
    async with engine.begin() as connection:
        for statement in (
            "CREATE SCHEMA clock",
            "CREATE TABLE clock.hand AS SELECT pg_catalog.now() AS moment",
            "CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql RETURN (TABLE clock.hand)",
        ):
            await connection.execute(text(statement))
    await engine.dispose()
    engine = connect(database_url, pool_size=1)

    @event.listens_for(engine.sync_engine, "begin")
    def _live_there(connection: object) -> None:
        connection.exec_driver_sql("SET search_path = clock, pg_catalog, public")  # type: ignore[attr-defined]
        connection.exec_driver_sql("SET TIME ZONE 'Europe/Berlin'")  # type: ignore[attr-defined]

    yield Clock(engine)
    await engine.dispose()


def every(step: timedelta, day: datetime) -> Iterator[datetime]:
    """From a day before to a day after it, by UTC."""
    moment = day.astimezone(UTC) - DAY
    while moment < day.astimezone(UTC) + 2 * DAY:
        yield moment
        moment += step


@pytest.mark.parametrize("day", TURNS.values(), ids=TURNS)
async def test_every_tick_comes_once_on_a_day_of_any_length(clock: Clock, day: datetime) -> None:
    """One each six hours, and one a night, whatever the clocks on the wall do."""
    often = nightly = 0
    moments = list(every(3 * HOUR, day))
    for moment in moments:
        await clock.set(moment)
        often += await claim_tick(clock.engine, "often", 6 * HOUR)
        nightly += await claim_tick(clock.engine, "nightly", DAY, begins=NIGHT)
    assert often == len({(moment.date(), moment.hour // 6) for moment in moments})
    assert nightly == len({(moment - NIGHT).date() for moment in moments})


@pytest.mark.parametrize("day", TURNS.values(), ids=TURNS)
def test_a_change_of_the_clocks_is_no_unusual_silence(day: datetime) -> None:
    """Clients write from nine to six by the clock on the wall: the first hours after a change, and those of
    a leap day, alarm nobody, and a real silence still does."""
    heard = set(_open_hours(day - 35 * DAY, day + timedelta(hours=18)))
    for hour in range(9, 18):
        now = datetime(day.year, day.month, day.day, hour, 30, tzinfo=BERLIN).astimezone(UTC)
        so_far = frozenset(one for one in heard if one <= now - HOUR)
        assert not is_unusual(so_far, now, BERLIN), f"at {hour}:30"
    silent = frozenset(one for one in heard if one < day.astimezone(UTC))
    assert is_unusual(silent, datetime(day.year, day.month, day.day, 15, 30, tzinfo=BERLIN), BERLIN)


def _open_hours(since: datetime, until: datetime) -> Iterator[datetime]:
    hour = since.astimezone(UTC)
    while hour < until.astimezone(UTC):
        if 9 <= hour.astimezone(BERLIN).hour < 18:
            yield hour
        hour += HOUR

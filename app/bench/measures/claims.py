"""Whether finding the next piece of work takes longer the more there is."""

import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.bench.figures import Figure, at_most, percentile
from app.bench.stage import Stage
from desk.ports import Claims
from desk.work import Crew
from storage.engine import connect
from storage.lanes import PostgresLanes
from storage.migrate import migrate
from storage.turns import PostgresTurns

CLAIMS = 200
FEW = 500
WAITING = 5_000
CONVERSATIONS = 100_000
GROWTH = 3.0
"""How many times longer a claim may take among 200 times more: caches get colder, nothing is searched."""

_TENANT = text("INSERT INTO clients (id, slug, name) VALUES (:client_id, 'bench', 'bench')")

_CONVERSATIONS = text("""
    WITH people AS (
        INSERT INTO users (client_id, channel, external_id)
        SELECT :client_id, 'whatsapp', 'bench-' || gen_random_uuid() FROM generate_series(1, :count)
        RETURNING id)
    INSERT INTO conversations (client_id, user_id, channel, ready_at, first_pending_at)
    SELECT :client_id, id, 'whatsapp', now(), now() FROM people
""")

_LANES = text("""
    INSERT INTO lanes (client_id, lane, crew, ready_at)
    SELECT :client_id, 'client:' || gen_random_uuid(), 'client', now() FROM generate_series(1, :count)
""")

_MESSAGES = text("""
    INSERT INTO messages (client_id, conversation_id, role, text, status)
    SELECT :client_id, (SELECT id FROM conversations WHERE client_id = :client_id LIMIT 1),
           'client', 'bench', 'new' FROM generate_series(1, :count)
""")

Claim = Callable[[], Awaitable[Claims]]


async def measure(stage: Stage) -> Sequence[Figure]:
    await stage.stop()
    client_id = uuid.uuid4()
    async with _empty_database(stage) as engine:
        await _do(engine, [_TENANT], client_id, 1)
        stage.report(f"claims among {FEW} conversations…")
        await _do(engine, [_CONVERSATIONS, _LANES], client_id, FEW)
        few = await _claimed(engine)
        stage.report(f"claims beside a conversation with {WAITING:,} messages…")
        await _do(engine, [_MESSAGES], client_id, WAITING)
        crowded = await _claimed(engine)
        stage.report(f"claims among {CONVERSATIONS:,} conversations…")
        await _do(engine, [_CONVERSATIONS, _LANES], client_id, CONVERSATIONS)
        many = await _claimed(engine)
    return (
        *_figures(f"claim among {FEW} conversations", few, few),
        *_figures(f"claim beside {WAITING:,} messages in one conversation", crowded, few),
        *_figures(f"claim among {CONVERSATIONS:,} conversations", many, few),
    )


@asynccontextmanager
async def _empty_database(stage: Stage) -> AsyncIterator[AsyncEngine]:
    """Beside the one that the service works on; gone with its server."""
    name = f"claims_{uuid.uuid4().hex[:8]}"
    async with stage.store.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(f"CREATE DATABASE {name}"))
    engine = connect(stage.store.engine.url.set(database=name).render_as_string(hide_password=False))
    await migrate(engine)
    try:
        yield engine
    finally:
        await engine.dispose()


async def _do(engine: AsyncEngine, statements: Sequence[object], client_id: uuid.UUID, count: int) -> None:
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(statement, {"client_id": client_id, "count": count})  # type: ignore[call-overload]
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM ANALYZE"))


async def _claimed(engine: AsyncEngine) -> dict[str, list[float]]:
    """Seconds of each claim, by what was claimed."""
    lease = timedelta(minutes=10)
    lanes = PostgresLanes(engine, lease=lease)
    return {
        "turn": await _timed(PostgresTurns(engine, lease=lease).claim),
        "lane": await _timed(partial(lanes.claim, Crew.CLIENT)),
    }


async def _timed(claim: Claim) -> list[float]:
    seconds = []
    for _ in range(CLAIMS):
        began = time.perf_counter()
        await claim()
        seconds.append(time.perf_counter() - began)
    return seconds


def _figures(name: str, seconds: dict[str, list[float]], few: dict[str, list[float]]) -> Sequence[Figure]:
    return [
        Figure(
            name=f"{kind}'s {name}, {word}",
            value=percentile(times, share) * 1000,
            unit="ms",
            target=at_most(round(GROWTH * percentile(few[kind], share) * 1000, 2))
            if word == "p50" and times is not few[kind]
            else None,
        )
        for kind, times in seconds.items()
        for word, share in (("p50", 0.5), ("p95", 0.95))
    ]

"""What is old is cleared away, and nothing else."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.incoming import IncomingMessage
from desk.message import Media, MediaKind
from desk.ports import Desks
from desk.tenant import Tenant
from desk.usecases.receive_message import ReceiveMessage
from storage import tidying
from storage.tidying import tidy_up
from tests.integration.room import CONTACT

TABLES = ("telegram_updates", "outbox", "channel_events", "alerts", "uploads", "blobs", "periodic_runs")

_FILL = """
    INSERT INTO telegram_updates (client_id, update_id, payload, created_at)
        SELECT :id, days, '{}', now() - days * interval '1 day' FROM unnest(ARRAY[29, 31]) AS days;
    INSERT INTO outbox (client_id, lane, kind, subject_id, status, finished_at)
        SELECT :id, 'team:1', 'notice', gen_random_uuid(), 'done', now() - days * interval '1 day'
        FROM unnest(ARRAY[29, 31]) AS days;
    INSERT INTO channel_events (client_id, source, kind, payload, created_at)
        SELECT :id, 'chatflow', 'status', '{}', now() - days * interval '1 day'
        FROM unnest(ARRAY[29, 31]) AS days;
    INSERT INTO alerts (client_id, kind, began_at, ended_at)
        SELECT :id, 'silence', now() - interval '40 days', now() - days * interval '1 day'
        FROM unnest(ARRAY[29, 31]) AS days;
    INSERT INTO uploads (client_id, file_name, media, agent_id, status, created_at)
        SELECT :id, 'faq.md', '{}', 500, 'loaded', now() - days * interval '1 day'
        FROM unnest(ARRAY[29, 31]) AS days;
    INSERT INTO blobs (client_id, content, mimetype, created_at)
        SELECT :id, '', 'image/png', now() - hours * interval '1 hour' FROM unnest(ARRAY[23, 25]) AS hours;
    INSERT INTO periodic_runs (job, slot)
        SELECT 'watch', now() - days * interval '1 day' FROM unnest(ARRAY[6, 8]) AS days
"""


async def run(engine: AsyncEngine, statements: str, tenant: Tenant) -> None:
    async with engine.begin() as connection:
        for statement in statements.split(";"):
            values = {"id": tenant.id} if ":id" in statement else {}
            await connection.execute(text(statement), values)


async def counts(engine: AsyncEngine) -> dict[str, int]:
    async with engine.connect() as connection:
        return {
            table: (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()
            for table in TABLES
        }


async def test_only_what_is_old_goes(engine: AsyncEngine, tenant: Tenant) -> None:
    """Of two rows of each table the one on the wrong side of its limit."""
    await run(engine, _FILL, tenant)
    assert await counts(engine) == dict.fromkeys(TABLES, 2)
    assert await tidy_up(engine) == dict.fromkeys(TABLES, 1)
    assert await counts(engine) == dict.fromkeys(TABLES, 1)
    assert await tidy_up(engine) == dict.fromkeys(TABLES, 0)


@pytest.mark.parametrize("status", ["queued", "sending", "uncertain", "dead"])
async def test_work_that_is_not_done_stays_with_what_it_is_about(
    engine: AsyncEngine, tenant: Tenant, status: str
) -> None:
    """However old: a person may still want it."""
    await run(engine, _FILL, tenant)
    update = f"""
        UPDATE outbox SET status = '{status}', kind = 'update',
            subject_id = (SELECT id FROM telegram_updates ORDER BY created_at LIMIT 1)
        WHERE finished_at < now() - interval '30 days'
    """
    await run(engine, update, tenant)
    gone = await tidy_up(engine)
    assert (gone["outbox"], gone["telegram_updates"]) == (0, 0)


async def test_an_alert_that_goes_on_stays(engine: AsyncEngine, tenant: Tenant) -> None:
    await run(engine, _FILL, tenant)
    await run(engine, "UPDATE alerts SET ended_at = NULL WHERE ended_at < now() - interval '30 days'", tenant)
    assert (await tidy_up(engine))["alerts"] == 0


async def test_a_file_of_a_message_stays(engine: AsyncEngine, desks: Desks, tenant: Tenant) -> None:
    """As long as the message does."""
    photo = Media(kind=MediaKind.IMAGE, mimetype="image/jpeg")
    await ReceiveMessage(desks)(
        tenant.id, IncomingMessage(contact=CONTACT, provider_id="1", media=photo, content=b"picture")
    )
    await run(engine, "UPDATE blobs SET created_at = now() - interval '1 year'", tenant)
    assert (await tidy_up(engine))["blobs"] == 0
    await run(engine, "DELETE FROM messages", tenant)
    assert (await tidy_up(engine))["blobs"] == 1


async def test_much_is_cleared_away_bit_by_bit_and_a_night_has_an_end(
    engine: AsyncEngine, tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left over goes the next night."""
    monkeypatch.setattr(tidying, "BATCH", 10)
    monkeypatch.setattr(tidying, "MOST_BATCHES", 3)
    fill = """
        INSERT INTO channel_events (client_id, source, kind, payload, created_at)
        SELECT :id, 'chatflow', 'status', '{}', now() - interval '31 days' FROM generate_series(1, 45)
    """
    await run(engine, fill, tenant)
    assert [(await tidy_up(engine))["channel_events"] for _ in range(3)] == [30, 15, 0]

"""What can't be stored is not accepted, quickly; the same call succeeds once the database is back."""

import asyncio
import time
from datetime import timedelta

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.tenant import Tenant
from storage.desks import PostgresDesks
from storage.engine import connect
from storage.tenants import PostgresTenants
from storage.vault import Vault
from tests.integration.whatsapp.test_webhooks import application, post, stored

LIMIT_SECONDS = 0.5


async def test_without_a_database_the_answer_is_to_come_again() -> None:
    engine = connect("postgresql://nobody:secret@127.0.0.1:1/nothing")
    desks = PostgresDesks(engine, quiet=timedelta(seconds=1), max_wait=timedelta(seconds=2))
    app = application(desks, PostgresTenants(engine, Vault(["key"])))
    async with TestClient(TestServer(app)) as client:
        response = await post(client)
        assert response.status == 503
        assert int(response.headers["Retry-After"]) > 0
        assert (await client.get("/webhook/salon")).status == 200
    await engine.dispose()


async def test_a_slow_database_is_not_waited_for(
    engine: AsyncEngine, desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant
) -> None:
    """And what was refused leaves nothing behind."""
    app = application(desks, tenants, store_seconds=LIMIT_SECONDS)
    async with TestClient(TestServer(app)) as client:
        async with engine.begin() as locked:
            await locked.execute(text("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE"))
            started = time.monotonic()
            responses = await asyncio.gather(*(post(client) for _ in range(5)))
            assert {response.status for response in responses} == {503}
            assert time.monotonic() - started < LIMIT_SECONDS * 4
        again = await post(client)
        assert (await again.json())["message"] == "Accepted"
    assert len(await stored(engine)) == 1

"""A process dies between the commit of a webhook and its answer; the gateway sends the webhook again."""

import json
import time

from aiohttp import ClientSession

from tests.chaos.caller import called
from tests.chaos.crowd import ADDRESS
from tests.chaos.death import VARIABLE
from tests.chaos.fleet import BUSINESS, CLIENTS, Fleet, body_of, new_id
from tests.e2e.waiting import eventually

PLACE = 88
DYING_SECONDS = 5.0
"""The connection breaks a moment before the system has put the process away."""
STORED = "SELECT id::text FROM messages WHERE provider_id = :id"


async def test_a_webhook_stored_by_a_process_that_died_is_a_duplicate_and_answered_once(fleet: Fleet) -> None:
    replica, phone, provider_id = fleet.replicas[0], CLIENTS[PLACE].phone, new_id()
    body = body_of(phone, provider_id, f"вопрос №{PLACE}-0", int(time.time()))
    await replica.kill()
    replica.environment[VARIABLE] = "1"
    try:
        await replica.start()
    finally:
        del replica.environment[VARIABLE]
    async with ClientSession() as session:
        first = await called(session, "POST", fleet.webhooks[0], params=ADDRESS, json=body)
        assert first.status == 0
        await eventually(replica.is_gone, DYING_SECONDS)
        (stored,) = await fleet.rows(STORED, id=provider_id)
        await replica.kill()
        await replica.start()
        again = await called(session, "POST", fleet.webhooks[0], params=ADDRESS, json=body)
    told = json.loads(again.body)
    assert (again.status, told["message"], told["message_id"]) == (200, "Duplicate", stored["id"])
    await fleet.rest()
    assert [f"№{PLACE}-0" in said for said in fleet.world.chatflow.received(BUSINESS.slug, phone)] == [True]
    assert await fleet.rows(STORED, id=provider_id) == [stored]

"""Two replicas on one database: they share the work, and one takes over what the other leaves."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from sandbox import Fault, FaultKind
from tests.chaos.audit import audited
from tests.chaos.caller import called, message
from tests.chaos.crowd import ADDRESS, Crowd
from tests.chaos.fleet import BUSINESS, CLIENTS, LEASE_SECONDS, Fleet, body_of, new_id
from tests.e2e.topic import Topic

GRACE_SECONDS = 10.0
TAKEN_OVER_SECONDS = LEASE_SECONDS + 4


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


def heard(fleet: Fleet, client: int) -> list[str]:
    return fleet.world.chatflow.received(BUSINESS.slug, CLIENTS[client].phone)


def complaints(fleet: Fleet) -> list[str]:
    return [line["message"] for one in fleet.replicas for line in one.all_logs() if line["level"] == "ERROR"]


async def test_tables_are_made_once_by_replicas_that_start_together(fleet: Fleet) -> None:
    (version,) = await fleet.rows("SELECT version_num FROM alembic_version")
    assert version["version_num"]
    for replica in fleet.replicas:
        assert [line["message"] for line in replica.all_logs()].count("tables: migrated") >= 1


async def test_fifty_calls_at_once_at_two_replicas_are_one_message_and_one_answer(
    fleet: Fleet, session: ClientSession
) -> None:
    body = body_of(CLIENTS[0].phone, new_id(), "вопрос №0-0", int(time.time()))
    addresses = [fleet.webhooks[number % 2] for number in range(50)]
    async with asyncio.TaskGroup() as group:
        calls = [
            group.create_task(called(session, "POST", address, params=ADDRESS, json=body))
            for address in addresses
        ]
    assert {call.result().status for call in calls} == {200}, complaints(fleet)
    await fleet.rest()
    assert len(heard(fleet, 0)) == 1


async def test_replicas_work_side_by_side_and_never_on_one_conversation_at_once(fleet: Fleet) -> None:
    crowd = Crowd(
        fleet=fleet, conversations=20, first=1, messages_each=4, pause_seconds=0.15, seed=7, calling=0
    )
    written = await crowd.write()
    await fleet.rest()
    findings = await audited(fleet, written)
    assert (findings.broken, findings.uncertain) == ([], {})
    turns = [
        sum(line["message"].startswith("turn of") for line in replica.all_logs())
        for replica in fleet.replicas
    ]
    assert all(turns), "one replica did everything"


async def test_what_a_dead_replica_held_is_taken_over_within_its_lease(
    fleet: Fleet, session: ClientSession
) -> None:
    """Its delivery may have arrived, so a person is asked; the rest of the talk goes on."""
    victim, other = fleet.replicas
    await other.kill()
    fault = Fault(kind=FaultKind.SLOW, delay_seconds=30, only_containing=CLIENTS[30].phone)
    fleet.world.chatflow.faults.add(fault)
    await message(session, fleet.webhooks[0], 30, "вопрос №30-0")
    await fleet.world.until(lambda: not fleet.world.chatflow.faults.pending)
    await other.start()
    await victim.kill()
    killed = time.monotonic()
    await fleet.rest()
    assert time.monotonic() - killed < TAKEN_OVER_SECONDS
    (reply,) = await fleet.rows("SELECT status FROM messages WHERE role = 'bot' AND text LIKE '%№30-0%'")
    assert reply["status"] == "uncertain"
    told = [topic for topic in fleet.world.telegram.topics(BUSINESS.group_id) if topic.name.endswith("00 30")]
    (topic,) = (Topic(fleet.world, BUSINESS.group_id, one.thread_id) for one in told)
    assert topic.says("Программа остановилась, пока сообщение уходило.")


@pytest.mark.long
async def test_asked_to_stop_a_replica_gives_back_what_it_can_not_end_and_exits_with_zero(
    fleet: Fleet, session: ClientSession
) -> None:
    """The other one need not wait for a lease to run out."""
    leaving, other = fleet.replicas
    await other.kill()
    fault = Fault(kind=FaultKind.SLOW, delay_seconds=19, only_containing=CLIENTS[31].phone)
    fleet.world.chatflow.faults.add(fault)
    await message(session, fleet.webhooks[0], 31, "вопрос №31-0")
    await fleet.world.until(lambda: not fleet.world.chatflow.faults.pending)
    begun = time.monotonic()
    assert await leaving.stop() == 0
    assert time.monotonic() - begun < GRACE_SECONDS + 4
    held = await fleet.rows("SELECT lane FROM lanes WHERE lease_until > now()")
    assert held == []

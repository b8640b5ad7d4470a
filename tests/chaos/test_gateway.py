"""ChatFlow on a bad day: what is known is retried, what is unknown is shown, nobody else waits."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Interval, bindparam, text

from sandbox import Fault, FaultKind, SandboxWorld, running_sandbox
from tests.chaos.echo import NUMBER, EchoBrain
from tests.chaos.fleet import MANAGER
from tests.chaos.house import Client, House, open_house
from tests.e2e.conftest import free_port
from tests.e2e.topic import Topic
from tests.e2e.waiting import eventually

PASSING = (
    Fault(kind=FaultKind.REFUSE, description="Instance is busy"),
    Fault(kind=FaultKind.STATUS, status=503),
    Fault(kind=FaultKind.STATUS, status=429),
)
UNCLEAR = (
    Fault(kind=FaultKind.HTML),
    Fault(kind=FaultKind.STATUS, status=504),
    Fault(kind=FaultKind.DROP_AFTER),
    Fault(kind=FaultKind.SLOW, delay_seconds=1.5),
)
TEXT_SECONDS = 0.7
"""How long a gateway may think in these tests."""


@pytest.fixture
async def house(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr("whatsapp.calls.TEXT_SECONDS", TEXT_SECONDS)
    async with open_house(tmp_path, database_url, brain=EchoBrain()) as house:
        yield house


async def test_a_passing_refusal_is_retried_and_an_unknown_outcome_goes_to_a_person(house: House) -> None:
    """All at once, each with a client of its own."""
    for place, fault in enumerate((*PASSING, *UNCLEAR)):
        house.world.chatflow.faults.add(_for_client(house, fault, place))
    clients = [house.client(place) for place in range(len(PASSING) + len(UNCLEAR))]
    await asyncio.gather(*(client.write(f"вопрос №{client.place}-0") for client in clients))
    for client in clients[: len(PASSING)]:
        assert f"№{client.place}-0" in await client.hear()
    topics = [await client.topic() for client in clients[len(PASSING) :]]
    await house.world.until(lambda: all(topic.offering("retry") for topic in topics))
    await house.rest()
    assert all(client.deliveries.count("delivered") <= 1 for client in clients)
    assert len(house.topics()) == len(UNCLEAR)


async def test_one_slow_chat_delays_no_other(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whatsapp.calls.TEXT_SECONDS", 10)
    slow, others = house.client(0), [house.client(place) for place in range(1, 6)]
    house.world.chatflow.faults.add(_for_client(house, Fault(kind=FaultKind.SLOW, delay_seconds=3), 0))
    await slow.write("вопрос №0-0")
    await house.world.until(lambda: not house.world.chatflow.faults.pending)
    begun = time.monotonic()
    await asyncio.gather(*(client.write("вопрос") for client in others))
    await asyncio.gather(*(client.hear() for client in others))
    assert not slow.heard
    assert time.monotonic() - begun < 3


async def test_everything_outside_away_for_a_while_loses_nothing_and_keeps_the_order(
    tmp_path: Path, database_url: str
) -> None:
    """The doubles begin to listen only when the answers have been tried in vain."""
    world, port = SandboxWorld(), free_port()
    outside = f"http://127.0.0.1:{port}"
    async with open_house(tmp_path, database_url, brain=EchoBrain(), world=world, outside=outside) as house:
        clients = [house.client(place) for place in range(2)]
        for number in range(3):
            await asyncio.gather(*(client.write(f"вопрос №{client.place}-{number}") for client in clients))
            await _answered(house, (number + 1) * len(clients))
        async with running_sandbox(world, port=port):
            await asyncio.gather(*(client.hear(3, 15) for client in clients))
            await house.rest(15)
            for client in clients:
                numbers = [f"№{client.place}-{number}" for number in range(3)]
                assert [number in said for number, said in zip(numbers, client.heard, strict=True)] == [
                    True
                ] * 3
            assert house.topics() == []


LONG_AGO = text("""
    UPDATE messages SET created_at = messages.created_at - :age
    FROM conversations c JOIN users u ON u.id = c.user_id
    WHERE messages.conversation_id = c.id AND u.phone LIKE '%' || :phone
""").bindparams(bindparam("age", type_=Interval))


async def test_after_ten_minutes_without_a_gateway_what_is_too_old_is_a_persons(house: House) -> None:
    """Ten minutes late an answer still goes out, in its order; what is later than the set age goes to a
    person with its draft, who may send it all the same."""
    house.world.chatflow.faults.add(Fault(kind=FaultKind.STATUS, status=503, times=None))
    late, too_late = house.client(0), house.client(1)
    for number in range(3):
        await asyncio.gather(*(one.write(f"вопрос №{one.place}-{number}") for one in (late, too_late)))
        await _answered(house, 2 * (number + 1))
    await _ago(house, late, timedelta(minutes=10))
    await _ago(house, too_late, timedelta(minutes=20))
    house.world.chatflow.faults.clear()
    await late.hear(3, 15)
    assert [f"№0-{number}" in said for number, said in enumerate(late.heard)] == [True] * 3
    topic = await too_late.topic(15)
    await house.world.until(lambda: _drafts(topic) == {"№1-0", "№1-1", "№1-2"}, 15)
    assert too_late.heard == []
    await topic.pressed("retry", MANAGER)
    assert "№1-" in await too_late.hear(1, 15)


def _drafts(topic: Topic) -> set[str]:
    """What may be sent by [Повторить]."""
    told = [one["text"] for one in topic.messages if any("retry_" in data for data in topic.offers(one))]
    return {found.group() for words in told for found in NUMBER.finditer(words)}


async def _ago(house: House, client: Client, age: timedelta) -> None:
    """All that was said to and by that client, so long before."""
    async with house.store.engine.begin() as connection:
        await connection.execute(LONG_AGO, {"age": age, "phone": client.phone})


async def _answered(house: House, times: int) -> None:
    """So many answers wait to be sent."""

    async def enough() -> bool:
        return await house.count("SELECT count(*) FROM outbox WHERE kind = 'send'") >= times

    await eventually(enough)


def _for_client(house: House, fault: Fault, place: int) -> Fault:
    return replace(fault, only_containing=house.client(place).phone)

"""Floods: one client's never cost the others anything, the team's group is never written to too fast."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import quantiles

import pytest
from aiohttp import ClientSession, TCPConnector

from desk.limits import USUAL
from desk.usecases.effects import show_card
from sandbox.telegram.limits import RateLimits
from tests.chaos.caller import message
from tests.chaos.echo import CALL, EchoBrain
from tests.chaos.fleet import BUSINESS, CLIENTS, MANAGER, Fleet, open_fleet
from tests.chaos.house import House, open_house
from tests.e2e.topic import Topic

FLOOD = 5000
FLOOD_SECONDS = 60.0
FLOODERS = 16

SAMPLE_SECONDS = 0.5
ESCALATIONS = 100

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]


async def test_five_thousand_messages_of_one_client_are_capped_and_cost_the_others_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with (
        open_fleet(tmp_path, replicas=1) as fleet,
        ClientSession(connector=TCPConnector(limit=0)) as session,
    ):
        await _waits(fleet, session, range(1, 20))
        quiet = await _waits(fleet, session, range(20, 60))
        async with asyncio.TaskGroup() as group:
            flood = group.create_task(_flood(fleet, session))
            during = group.create_task(_waits(fleet, session, range(20, 60)))
        await fleet.rest(60)
        answered = fleet.world.chatflow.received(BUSINESS.slug, CLIENTS[0].phone)
        kept = await fleet.rows("SELECT count(*) FROM messages WHERE decision_trace->>'reason' = 'flood'")
    with capsys.disabled():
        figures = (p95(quiet), p95(during.result()), len(answered), kept[0]["count"], flood.result())
        line = "p95 quiet {:.3f} s, flooded {:.3f} s; answers to the flood {}, kept {}, refused {}"
        sys.stdout.write("\n" + line.format(*figures) + "\n")
    assert flood.result() == 0
    assert kept[0]["count"] >= FLOOD - 3 * USUAL.messages_a_minute
    assert p95(during.result()) < 2 * p95(quiet)


async def _flood(fleet: Fleet, session: ClientSession) -> int:
    """How many of the flood were refused."""
    refused, begun = 0, time.monotonic()

    async def pour(flooder: int) -> None:
        nonlocal refused
        for number in range(flooder, FLOOD, FLOODERS):
            await asyncio.sleep(begun + number * FLOOD_SECONDS / FLOOD - time.monotonic())
            answer = await message(session, fleet.webhooks[0], 0, f"вопрос {number}")
            refused += answer.status != 200

    async with asyncio.TaskGroup() as group:
        for flooder in range(FLOODERS):
            group.create_task(pour(flooder))
    return refused


async def _waits(fleet: Fleet, session: ClientSession, clients: Sequence[int]) -> list[float]:
    """Seconds from each client's message to the answer on the phone, one client after another."""
    waits: list[float] = []
    for client in clients:
        before, begun = _heard(fleet, client), time.time()
        assert (await message(session, fleet.webhooks[0], client)).status == 200
        await fleet.world.until(lambda: _heard(fleet, client) > before, 30)  # noqa: B023 -- awaited here
        waits.append(time.time() - begun)
        await asyncio.sleep(SAMPLE_SECONDS)
    return waits


def _heard(fleet: Fleet, client: int) -> int:
    return len(fleet.world.chatflow.received(BUSINESS.slug, CLIENTS[client].phone))


def p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=20)[-1]


async def test_a_hundred_calls_for_a_person_in_a_minute_never_flood_the_group(
    tmp_path: Path, database_url: str
) -> None:
    """Telegram's real limits and the usual pace: clients hear at once, cards come one after another."""
    async with flooded_house(tmp_path, database_url, minute_seconds=60) as house:
        clients = [house.client(place) for place in range(ESCALATIONS)]
        begun = time.monotonic()
        await asyncio.gather(*(client.write(CALL) for client in clients))
        await asyncio.gather(*(client.hear(within_seconds=60) for client in clients))
        assert time.monotonic() - begun < 60
        await house.world.until(lambda: len(carded(house)) >= 15, 180)
        assert len(house.topics()) <= len(carded(house)) + 3
        assert floods(house) == []


async def test_all_of_a_hundred_calls_for_a_person_are_seen_in_the_end_each_on_one_card(
    tmp_path: Path, database_url: str
) -> None:
    """A minute lasts six seconds here, for Telegram's limits and for the pace alike."""
    async with flooded_house(tmp_path, database_url, minute_seconds=6) as house:
        clients = [house.client(place) for place in range(ESCALATIONS)]
        await asyncio.gather(*(client.write(CALL) for client in clients))
        await house.world.until(lambda: len(carded(house)) >= 3, 30)
        early = carded(house)[0]
        early.write(MANAGER, "Слушаю вас")
        await _order_cards(house, times=5)
        waited = await _words_shown(house, early)
        await house.world.until(lambda: len(carded(house)) == ESCALATIONS, 240)
        await house.rest(120)
        assert floods(house) == []
        assert all(len(topic.cards) == 1 for topic in house.topics())
        assert len(house.world.telegram.calls_of("editMessageText")) <= ESCALATIONS
        assert waited < 3


@asynccontextmanager
async def flooded_house(folder: Path, database_url: str, *, minute_seconds: float) -> AsyncIterator[House]:
    """A double that enforces Telegram's limits, and the pace of the real service: 17 calls a minute."""
    async with open_house(
        folder,
        database_url,
        brain=EchoBrain(),
        telegram_group_per_minute=17 * 60 / minute_seconds,
        workers=16,
    ) as house:
        house.world.telegram.flood.limits = RateLimits(second=minute_seconds / 60)
        yield house


def carded(house: House) -> list[Topic]:
    return [topic for topic in house.topics() if topic.cards]


def floods(house: House) -> list[str]:
    outcomes = [call.outcome for call in house.world.telegram.calls]
    return [outcome for outcome in outcomes if "Too Many Requests" in outcome]


async def _order_cards(house: House, *, times: int) -> None:
    """As if each hand-over had changed so often while its card waits."""
    async with house.store.desks(house.tenant.id) as desk:
        waiting = await desk.conversations.without_topics()
    for conversation_id in waiting:
        async with house.store.desks(house.tenant.id) as desk:
            conversation = await desk.conversations.lock(conversation_id)
            for _ in range(times):
                await show_card(desk, conversation)


async def _words_shown(house: House, topic: Topic) -> float:
    """Seconds until a client's words stand in the topic, although so many cards wait."""
    place = int(topic.name[-2:])
    await house.world.until(lambda: len(house.client(place).heard) > 1)
    begun = time.monotonic()
    await house.client(place).write("спасибо, жду")
    await house.world.until(lambda: topic.says("спасибо, жду"), 30)
    return time.monotonic() - begun

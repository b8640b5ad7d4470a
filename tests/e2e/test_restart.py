"""The application ends at any moment and is started again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from sandbox import Fault, FaultKind
from tests.e2e.businesses import CAKES
from tests.e2e.model import UnwillingModel
from tests.e2e.shop import Client, Shop
from tests.e2e.town import QUIET_SECONDS, Town

PRICE = "Сколько стоит медовик?"
PONDERED = "Почём медовик?"
SETTLE_SECONDS = 20.0
GRACE_SECONDS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """Clients who had all been told "accepted" when the application was killed; all has settled since."""

    pondered: Client
    """The bot was thinking about the question."""
    sent: Client
    """ChatFlow had been asked to deliver the answer and had not said anything yet."""
    crowd: list[Client]
    """They had written one after another just before that."""
    late: Client
    """Had written a moment before the kill."""


@pytest.fixture(scope="module")
async def aftermath(frail_town: Town, model: UnwillingModel) -> AsyncIterator[Aftermath]:
    shop = frail_town.shops[CAKES.slug]
    pondered = await _pondered(shop, model)
    crowd = [shop.client() for _ in range(8)]
    for client in crowd:
        await client.write(PRICE)
        await asyncio.sleep(QUIET_SECONDS / 4)
    sent, late = await _being_sent(shop), shop.client()
    await late.write(PRICE)
    await frail_town.service.kill()
    assert not late.heard
    model.held = ""
    await frail_town.start()
    everybody = [pondered, sent, late, *crowd]
    await frail_town.world.until(lambda: all(client.is_served for client in everybody), SETTLE_SECONDS)
    await frail_town.service.rest()
    yield Aftermath(pondered=pondered, sent=sent, crowd=crowd, late=late)
    frail_town.calm()


async def _pondered(shop: Shop, model: UnwillingModel) -> Client:
    client, model.held = shop.client(), PONDERED
    await client.write(PONDERED)
    await shop.world.until(lambda: model.holding)
    return client


async def _being_sent(shop: Shop) -> Client:
    client, faults = shop.client(), shop.world.chatflow.faults
    faults.add(Fault(kind=FaultKind.SLOW, delay_seconds=2.0, only_containing=client.known.phone))
    await client.write(PRICE)
    await shop.world.until(lambda: not faults.pending)
    return client


async def test_everybody_who_was_accepted_is_served_once(aftermath: Aftermath) -> None:
    assert all(len(client.heard) <= 1 for client in aftermath.crowd)
    (heard,) = aftermath.late.heard
    assert "9 500" in heard


async def test_thought_cut_short_is_thought_again(aftermath: Aftermath) -> None:
    (heard,) = aftermath.pondered.heard
    assert "9 500" in heard


async def test_delivery_cut_short_is_a_persons_and_never_doubled(
    aftermath: Aftermath, frail_town: Town
) -> None:
    topic = await aftermath.sent.topic()
    assert "не дошёл" in topic.card["text"]
    await frail_town.world.until(lambda: topic.offering("retry"))
    assert "9 500" in await aftermath.sent.hear()
    assert len(aftermath.sent.heard) == 1


async def test_asked_to_stop_it_finishes_what_it_began_and_exits_with_zero(frail_town: Town) -> None:
    client = await _being_sent(frail_town.shops[CAKES.slug])
    async with asyncio.timeout(GRACE_SECONDS):
        assert await frail_town.service.stop() == 0
    (heard,) = client.heard
    assert "9 500" in heard
    await frail_town.start()
    await frail_town.service.rest()
    assert client.heard == [heard]
    assert client.topic_now() is None

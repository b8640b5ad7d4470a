"""The application ends at any moment and is started again."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from sandbox import Fault, FaultKind
from tests.e2e.businesses import CAKES
from tests.e2e.shop import Shop
from tests.e2e.town import QUIET_SECONDS, Town

PRICE = "Сколько стоит медовик?"
GRACE_SECONDS = 12.0


@pytest.fixture
async def frail(frail_town: Town) -> AsyncIterator[Town]:
    yield frail_town
    frail_town.calm()
    if not frail_town.service.running:
        await frail_town.start()


@pytest.fixture
def shop(frail: Town) -> Shop:
    return frail.shops[CAKES.slug]


async def test_kill_in_the_middle_of_many_talks_loses_and_doubles_nothing(frail: Town, shop: Shop) -> None:
    """Some are answered by then, some are being answered, some have only just been accepted."""
    clients = [shop.client() for _ in range(8)]
    for client in clients:
        await client.write(PRICE)
        await asyncio.sleep(QUIET_SECONDS / 4)
    await frail.service.kill()
    assert not clients[-1].heard
    await frail.start()
    await frail.world.until(lambda: all(client.is_served for client in clients), 20)
    await frail.service.rest()
    assert all(len(client.heard) <= 1 for client in clients)
    assert "9 500" in clients[-1].heard[0]


async def test_delivery_cut_short_is_a_persons_and_never_doubled(frail: Town, shop: Shop) -> None:
    client, faults = shop.client(), frail.world.chatflow.faults
    faults.add(Fault(kind=FaultKind.SLOW, delay_seconds=1.0, only_containing=client.known.phone))
    await client.write(PRICE)
    await frail.world.until(lambda: not faults.pending)
    await frail.service.kill()
    await frail.start()
    topic = await client.topic()
    assert "не дошёл" in topic.card["text"]
    await frail.world.until(lambda: topic.offering("retry"))
    await frail.service.rest()
    assert len(client.heard) == 1


async def test_thought_cut_short_is_thought_again(frail: Town, shop: Shop, slow_model: "SlowModel") -> None:
    """A slow model keeps the bot thinking for as long as it takes to kill it."""
    await frail.service.stop()
    frail.service.environment |= {"OPENAI_API_KEY": "key-of-the-tests", "OPENAI_BASE_URL": slow_model.url}
    await frail.start()
    client = shop.client()
    await client.write(PRICE)
    await frail.world.until(lambda: slow_model.asked)
    await frail.service.kill()
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        del frail.service.environment[name]
    await frail.start()
    assert "9 500" in await client.hear()
    await frail.service.rest()
    assert len(client.heard) == 1


async def test_asked_to_stop_it_finishes_what_it_began_and_exits_with_zero(frail: Town, shop: Shop) -> None:
    client = shop.client()
    frail.world.chatflow.faults.add(
        Fault(kind=FaultKind.SLOW, delay_seconds=1.5, only_containing=client.known.phone)
    )
    await client.write(PRICE)
    await frail.world.until(lambda: not frail.world.chatflow.faults.pending)
    async with asyncio.timeout(GRACE_SECONDS):
        assert await frail.service.stop() == 0
    assert "9 500" in client.heard[0]
    await frail.start()
    await frail.service.rest()
    assert len(client.heard) == 1
    assert client.topic_now() is None


class SlowModel:
    """A server for language models that never answers."""

    def __init__(self) -> None:
        self.asked = 0
        self.url = ""

    async def handle(self, _: web.Request) -> web.Response:
        self.asked += 1
        await asyncio.sleep(60)
        return web.Response(status=503)


@pytest.fixture
async def slow_model() -> AsyncIterator[SlowModel]:
    model, app = SlowModel(), web.Application()
    app.router.add_route("*", "/{path:.*}", model.handle)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    model.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    yield model
    await runner.cleanup()

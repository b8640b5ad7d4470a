"""With a public address Telegram calls, instead of being asked."""

import pytest
from aiohttp import ClientSession

from tests.e2e.businesses import CAKES, CAKES_MANAGER
from tests.e2e.escalated import escalated
from tests.e2e.shop import Shop
from tests.e2e.town import Town


@pytest.fixture
def shop(frail_town: Town) -> Shop:
    return frail_town.shops[CAKES.slug]


async def test_team_is_heard_through_the_webhook(frail_town: Town, shop: Shop) -> None:
    client, topic = await escalated(shop)
    topic.write(CAKES_MANAGER, "Слушаю вас")
    assert await client.hear(2) == "Слушаю вас"
    answer = await topic.pressed("resolve", CAKES_MANAGER)
    assert not answer["show_alert"]
    registered = frail_town.world.telegram.calls_of("setWebhook")[-1]
    assert registered.parameters["url"] == f"{frail_town.service.url}/telegram-webhook/cakes"


async def test_update_that_comes_twice_counts_once(frail_town: Town, shop: Shop) -> None:
    client, topic = await escalated(shop)
    topic.write(CAKES_MANAGER, "Один раз")
    await client.hear(2)
    bot = frail_town.world.telegram.state.bots[CAKES.telegram_token]
    update = bot.history[-1]["update_id"]
    frail_town.world.telegram.people.deliver_again(CAKES.telegram_token, update)
    await frail_town.world.until(lambda: not bot.queue)
    await frail_town.service.rest()
    assert client.heard[1:] == ["Один раз"]


@pytest.mark.parametrize("secret", ["", "wrong"])
async def test_updates_without_the_secret_are_turned_away(frail_town: Town, secret: str) -> None:
    url = f"{frail_town.service.url}/telegram-webhook/cakes"
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    async with (
        ClientSession() as session,
        session.post(url, json={"update_id": 1}, headers=headers) as answer,
    ):
        assert answer.status == 401

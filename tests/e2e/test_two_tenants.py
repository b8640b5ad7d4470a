"""Two businesses in one process: nothing crosses."""

import asyncio

import pytest

from sandbox import SandboxWorld
from sandbox.telegram.people import buttons
from tests.e2e.businesses import CAKES_MANAGER, SALON_MANAGER
from tests.e2e.escalated import escalated
from tests.e2e.process import Service
from tests.e2e.shop import Shop


async def test_same_question_gets_each_business_own_answer(salon: Shop, cakes: Shop) -> None:
    of_salon, of_cakes = await asyncio.gather(
        *(shop.client().ask("Где вы находитесь, какой адрес?") for shop in (salon, cakes))
    )
    assert "Көктерек" in of_salon
    assert "Керуен" not in of_salon
    assert "Керуен" in of_cakes
    assert "Көктерек" not in of_cakes


async def test_what_only_the_other_business_knows_goes_to_a_person(salon: Shop, cakes: Shop) -> None:
    client, before = cakes.client(), len(salon.topics())
    assert "кератин" not in await client.ask("Чем ботокс для волос отличается от кератина?")
    await client.topic()
    assert len(salon.topics()) == before


async def test_topics_of_one_number_in_two_groups_belong_to_two_clients(
    salon: Shop, cakes: Shop, service: Service, world: SandboxWorld
) -> None:
    groups = [world.telegram.network.group(shop.group) for shop in (salon, cakes)]
    number = 1 + max(group.next_message_id for group in groups)
    for group in groups:
        group.next_message_id = number
    (haircut, in_salon), (cake, in_cakes) = await asyncio.gather(escalated(salon), escalated(cakes))
    assert in_salon.thread_id == in_cakes.thread_id == number
    in_salon.write(SALON_MANAGER, "ответ салона")
    in_cakes.write(CAKES_MANAGER, "ответ кондитерской")
    await asyncio.gather(haircut.hear(2), cake.hear(2))
    await service.rest()
    assert haircut.heard[1:] == ["ответ салона"]
    assert cake.heard[1:] == ["ответ кондитерской"]


async def test_button_carried_into_the_other_group_does_nothing(
    salon: Shop, cakes: Shop, service: Service, world: SandboxWorld
) -> None:
    """The other bot is made to show the very same callback data in its own group."""
    _, wanted = await escalated(salon)
    _, own = await escalated(cakes)
    stolen = wanted.offers(wanted.card)[0]
    group = world.telegram.network.group(cakes.group)
    card = group.messages[own.card["message_id"]]
    card.body["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = stolen
    press = world.telegram.people.press(cakes.group, card.id, CAKES_MANAGER, stolen)
    answer = await world.until(lambda: world.telegram.people.answer_to(press))
    assert answer["show_alert"]
    await service.rest()
    assert "Ждёт ответа человека" in wanted.card["text"]
    assert stolen in buttons(wanted.card).values()


@pytest.mark.parametrize("foreign", [True, False], ids=["the other's secret", "no secret"])
async def test_webhook_opens_with_its_own_secret_only(
    salon: Shop, cakes: Shop, world: SandboxWorld, foreign: bool
) -> None:
    client = salon.client()
    body = {"messageType": "text", "message": "Где вы?", "metadata": {"remoteJid": client.known.jid}}
    query = {"secret": cakes.tenant.webhook_secret} if foreign else {}
    status, _ = await world.clients.post_raw(salon.slug, body, query=query)
    assert status == 401

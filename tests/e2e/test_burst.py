"""People write in fragments."""

import asyncio

from tests.e2e.process import Service
from tests.e2e.shop import ANSWER_SECONDS, Shop
from tests.e2e.town import MAX_WAIT_SECONDS, QUIET_SECONDS

FRAGMENTS = (
    "Здравствуйте",
    "подскажите пожалуйста",
    "сколько стоит мужская стрижка?",
    "и ещё",
    "есть ли у вас парковка?",
)


async def test_five_fragments_get_one_reply_that_uses_them_all(salon: Shop, service: Service) -> None:
    client, written = salon.client(), []
    for fragment in FRAGMENTS:
        written.append(await client.write(fragment))
        await asyncio.sleep(QUIET_SECONDS / 4)
    reply = await client.hear()
    await service.rest()
    assert len(client.heard) == 1
    assert "5 000" in reply
    assert "парковк" in reply
    first, *others = [await client.decision(message) for message in written]
    assert all(other == first for other in others)


async def test_client_who_never_stops_typing_is_answered_all_the_same(salon: Shop) -> None:
    client = salon.client()
    await client.write("сколько стоит укладка?")
    async with asyncio.timeout(MAX_WAIT_SECONDS + ANSWER_SECONDS):
        while not client.heard:
            await client.write("алло")
            await asyncio.sleep(QUIET_SECONDS * 0.8)
    assert "6 000" in client.heard[0]


async def test_talks_of_several_clients_do_not_mix(salon: Shop) -> None:
    asked = {
        "сколько стоит укладка?": "6 000",
        "сколько стоит френч?": "8 500",
        "где вы находитесь?": "Көктерек",
    }
    clients = [salon.client() for _ in asked]
    replies = await asyncio.gather(
        *(client.ask(question) for client, question in zip(clients, asked, strict=True))
    )
    for reply, fact in zip(replies, asked.values(), strict=True):
        assert fact in reply
        assert not any(other in reply for other in asked.values() if other != fact)

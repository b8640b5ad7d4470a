"""The team checks the bot's answers, and what it says counts."""

import asyncio
from functools import partial

from sandbox import SandboxWorld
from sandbox.wire import Json
from tests.e2e.businesses import CAKES_OWNER, SALON_MANAGER, SALON_OWNER
from tests.e2e.process import Service
from tests.e2e.shop import Shop
from tests.e2e.team_room import ROOM_SECONDS, judged, pressed, room, slip_about, trust
from tests.e2e.topic import Topic


async def test_verdicts_make_the_sentence_of_trust(
    salon: Shop, service: Service, world: SandboxWorld
) -> None:
    """[Верно] and [Неверно] are taken once, and `/trust` promises no more than they allow."""
    assert "Пока сказать нечего" in (await trust(salon, SALON_MANAGER))["text"]
    before = [await judged(service, verdict) for verdict in ("right", "wrong")]
    asked = {"right": "Есть ли у вас парковка?", "wrong": "Чем ботокс для волос отличается от кератина?"}
    for verdict, question in asked.items():
        client = salon.client()
        answer = await client.ask(question)
        place, slip = await slip_about(client)
        assert question in slip["text"]
        assert answer.splitlines()[-1] in slip["text"]
        told = await asyncio.gather(
            *(pressed(salon, slip, verdict, person) for person in (SALON_MANAGER, SALON_OWNER))
        )
        assert [sum(words in one for one in told) for words in ("учту", "Уже проверено")] == [1, 1]
        await world.until(partial(_settled, place, slip))
    assert [await judged(service, verdict) for verdict in ("right", "wrong")] == [n + 1 for n in before]
    said = (await trust(salon, SALON_MANAGER))["text"]
    assert "проверено ответов: 2, неверных среди них: 1" in said
    assert "предварительно" in said
    assert "Гарантированно" not in said


async def test_a_computed_sum_is_checked_too(salon: Shop) -> None:
    """And stands in a line of its own."""
    client = salon.client()
    await client.ask("Маникюр с гель-лаком и женская стрижка, сколько всего выйдет?")
    _, slip = await slip_about(client)
    assert "15 000 ₸" in slip["text"]
    await pressed(salon, slip, "right", SALON_MANAGER)
    assert "считаю сам: проверено 1, неверных 0" in (await trust(salon, SALON_MANAGER))["text"]


async def test_what_is_right_is_said_to_the_next_client(cakes: Shop, world: SandboxWorld) -> None:
    """[Исправить], the right words as the next message, the owner's [Заменить]; [Вернуть] undoes it."""
    question = "Сколько хранится торт?"
    client = cakes.client()
    assert "72 часа" in await client.ask(question)
    place, slip = await slip_about(client)
    assert "следующим сообщением" in await pressed(cakes, slip, "correct", CAKES_OWNER)
    place.write(CAKES_OWNER, "Торт хранится в холодильнике 48 часов, морозить его не надо.")
    await world.until(lambda: "Ждёт решения владельца" in _now(place, slip)["text"], ROOM_SECONDS)
    knowledge = await world.until(lambda: room(cakes, "База знаний"), ROOM_SECONDS)
    proposal = await world.until(lambda: knowledge.offering("accept"), ROOM_SECONDS)
    assert "48" in proposal["text"]
    assert "72 часа" in await cakes.client().ask(question)
    await knowledge.pressed("accept", CAKES_OWNER)
    assert "48 часов" in await cakes.client().ask(question)
    await knowledge.pressed("undo", CAKES_OWNER)
    assert "72 часа" in await cakes.client().ask(question)
    assert len(client.heard) == 1


def _settled(place: Topic, slip: Json) -> bool:
    return not place.offers(_now(place, slip))


def _now(place: Topic, slip: Json) -> Json:
    """The same message as it reads now."""
    return next(one for one in place.messages if one["message_id"] == slip["message_id"])

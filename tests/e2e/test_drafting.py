"""Shadow mode: the bot drafts in the client's topic, and the client hears people only."""

from collections.abc import AsyncIterator

import pytest

from sandbox import SandboxWorld
from sandbox.wire import Json
from tests.e2e.businesses import SALON_COLLEAGUE, SALON_MANAGER, SALON_OWNER
from tests.e2e.process import Service
from tests.e2e.shop import Client, Shop
from tests.e2e.team_room import ROOM_SECONDS, judged, pressed, trust
from tests.e2e.topic import Topic


@pytest.fixture
async def shadow(salon: Shop) -> AsyncIterator[Shop]:
    """The owner presses the button under `/trust`, and takes it back afterwards."""
    assert "Тихий режим включён" in await pressed(
        salon, await trust(salon, SALON_OWNER), "shadow", SALON_OWNER
    )
    yield salon
    await pressed(salon, await trust(salon, SALON_OWNER), "live", SALON_OWNER)


async def drafted(client: Client, question: str) -> Topic:
    """The topic in which a draft for this client waits."""
    await client.write(question)

    def waiting() -> Topic | None:
        topic = client.topic_now()
        return topic if topic and topic.offering("send") else None

    return await client.shop.world.until(waiting, ROOM_SECONDS)


async def test_one_tap_sends_the_draft(shadow: Shop, service: Service, world: SandboxWorld) -> None:
    """The client hears nothing before, the draft's words afterwards, once; the tap is a verdict."""
    before = await judged(service, "right")
    client = shadow.client()
    topic = await drafted(client, "Сколько стоит укладка?")
    draft = topic.offering("send")
    assert draft
    assert "6 000" in draft["text"]
    assert client.heard == []
    first = topic.press("send", SALON_MANAGER)
    second = topic.press("send", SALON_COLLEAGUE)
    assert (await topic.answer(first))["text"] == "Отправляю клиенту."
    assert (await topic.answer(second))["text"] == "Клиенту уже ответили."
    assert "6 000" in await client.hear()
    await world.until(lambda: topic.offering("send") is None)
    assert topic.says("Отправлено · Айгерим")
    await service.rest()
    assert len(client.heard) == 1
    assert await judged(service, "right") == before + 1


async def test_own_words_take_the_drafts_place(shadow: Shop, service: Service, world: SandboxWorld) -> None:
    """The client hears the person; that the draft said otherwise is a verdict on it."""
    before = await judged(service, "wrong")
    client = shadow.client()
    topic = await drafted(client, "Есть ли у вас парковка?")
    words = "Парковки сегодня нет, двор перекопали; оставьте машину у рынка"
    topic.write(SALON_MANAGER, words)
    assert await client.hear() == words
    await world.until(lambda: topic.offering("send") is None)
    assert topic.says("ответили своими словами · Айгерим")
    assert await judged(service, "wrong") == before + 1


async def test_a_draft_for_earlier_words_is_refused(shadow: Shop, world: SandboxWorld) -> None:
    """The client wrote on: what is sent answers the last words."""
    client = shadow.client()
    topic = await drafted(client, "Сколько стоит укладка?")
    stale = topic.offering("send")
    await client.write("Ой, точнее женская стрижка сколько стоит?")
    fresh = await world.until(lambda: _other(topic, stale), ROOM_SECONDS)
    assert "8 000" in fresh["text"]
    assert (await topic.pressed("send", SALON_MANAGER))["text"] == "Отправляю клиенту."
    assert "8 000" in await client.hear()


async def test_a_person_is_called_without_a_word_to_the_client(shadow: Shop, service: Service) -> None:
    """The card stands; whoever takes it makes the first promise."""
    client = shadow.client()
    await client.write("Позовите человека, пожалуйста")
    topic = await client.topic()
    await service.rest()
    assert client.heard == []
    topic.write(SALON_MANAGER, "Здравствуйте, это Айгерим, слушаю вас")
    assert "Айгерим" in await client.hear()


def _other(topic: Topic, draft: Json | None) -> Json | None:
    """The draft that waits now, once it is another one and the earlier one has no button."""
    now = topic.offering("send")
    return now if now and draft and now["message_id"] != draft["message_id"] else None

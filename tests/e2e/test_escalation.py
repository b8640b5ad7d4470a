"""The bot asks for a person, and says so."""

import re

import pytest

from sandbox import SandboxWorld
from tests.e2e.process import Service
from tests.e2e.shop import Shop
from tests.e2e.speech import is_kazakh

UNKNOWN = "Возьмёте ли вы меня на работу администратором?"
UNKNOWN_IN_KAZAKH = "Фотосессияға залды жалға бересіздер ме?"
ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        pytest.param(UNKNOWN, "бот не нашёл уверенного ответа", id="unknown"),
        pytest.param("Позовите живого человека, пожалуйста", "клиент просит человека", id="human"),
        pytest.param("Адаммен сөйлескім келеді", "клиент просит человека", id="human in Kazakh"),
        pytest.param("Да вы издеваетесь, третий раз пишу, сколько можно!!!", "клиент недоволен", id="upset"),
        pytest.param("Верните мне деньги за вчерашний маникюр", "возврат денег", id="refund"),
        pytest.param("После ваших ресниц глаз опух и болит, что делать?", "вопрос о здоровье", id="health"),
        pytest.param("Хочу пожаловаться на мастера, она мне нахамила", "жалоба", id="complaint"),
        pytest.param("Отмените мою запись на завтра", "отмена записи", id="cancel"),
    ],
)
async def test_what_the_bot_must_not_answer_goes_to_a_person_with_the_reason(
    salon: Shop, words: str, reason: str
) -> None:
    client = salon.client()
    await client.write(words)
    topic = await client.topic()
    assert reason in topic.card["text"]
    assert words in topic.card["text"]
    await client.hear()
    assert len(client.heard) == 1


async def test_card_holds_everything_a_person_needs(salon: Shop) -> None:
    client = salon.client()
    answer = await client.ask("Сколько стоит укладка?")
    await client.write(UNKNOWN)
    topic = await client.topic()
    card, text = topic.card, topic.card["text"]
    assert client.known.name in topic.name
    assert client.shown_phone in topic.name
    assert topic.icon == "❗"
    assert topic.pinned == [card["message_id"]]
    assert f"https://wa.me/{client.known.phone}" in str(card["entities"])
    assert client.known.name in text
    assert client.shown_phone in text
    assert "Сколько стоит укладка?" in text
    assert answer.splitlines()[-1][:40] in text
    assert re.search(r"бот уверен на \d+ %\n• ", text)
    data = topic.offers(card)
    assert [re.sub(ID, "{id}", one) for one in data] == ["take_{id}", "resolve_{id}", "release_{id}"]
    assert len({one.partition("_")[2] for one in data}) == 1


@pytest.mark.parametrize(("question", "kazakh"), [(UNKNOWN, False), (UNKNOWN_IN_KAZAKH, True)])
async def test_client_is_told_once_in_the_clients_language(
    salon: Shop, service: Service, question: str, kazakh: bool
) -> None:
    client = salon.client()
    told = await client.ask(question)
    await client.topic()
    await service.rest()
    assert client.heard == [told]
    assert is_kazakh(told.replace(salon.tenant.name, "")) is kazakh


async def test_telegram_away_keeps_no_promise_back_and_the_card_follows(
    salon: Shop, service: Service, world: SandboxWorld
) -> None:
    client, before = salon.client(), len(service.log())
    world.telegram.faults.go_down()
    assert await client.ask(UNKNOWN)
    await world.until(
        lambda: any(line["message"].startswith("card: retry") for line in service.log()[before:])
    )
    assert client.topic_now() is None
    world.telegram.faults.clear()
    topic = await client.topic()
    assert UNKNOWN in topic.card["text"]
    assert len(topic.cards) == 1

"""A client asks, and the knowledge answers."""

import pytest

from tests.e2e.process import Service
from tests.e2e.shop import Shop
from tests.e2e.speech import says_it_is_artificial


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        pytest.param("Здравствуйте! Сколько стоит педикюр с гель-лаком?", "10 000", id="Russian"),
        pytest.param("Сәлеметсіз бе, мекенжайларыңыз қандай?", "Көктерек", id="Kazakh"),
        pytest.param("маникюр с гель-лаком қанша тұрады сіздерде?", "7 000", id="both at once"),
        pytest.param("скока стоит ломинирование рисниц", "9 500", id="mistyped"),
        pytest.param("до скольки пашете в воскресенье?", "18:00", id="slang"),
        pytest.param("skolko stoit muzhskaya strizhka?", "5 000", id="Latin letters"),
    ],
)
async def test_question_that_the_knowledge_answers_gets_that_answer(
    salon: Shop, service: Service, question: str, fact: str
) -> None:
    client = salon.client()
    assert fact in await client.ask(question)
    await service.rest()
    assert (len(client.heard), client.topic_now()) == (1, None)


async def test_only_the_first_answer_says_that_it_is_artificial(salon: Shop) -> None:
    client = salon.client()
    assert says_it_is_artificial(await client.ask("Есть ли у вас парковка?"))
    assert not says_it_is_artificial(await client.ask("А Wi-Fi есть?"))


@pytest.mark.parametrize(
    "words", ["привет", "Сәлеметсіз бе", "спасибо", "рахмет", "👍", "ок", "хорошо, поняла"]
)
async def test_small_talk_never_calls_a_person(salon: Shop, service: Service, words: str) -> None:
    client = salon.client()
    decision = await client.decision(await client.write(words))
    await service.rest()
    assert decision["action"] in ("smalltalk", "ignore")
    assert client.topic_now() is None
    assert len(client.heard) <= 1


async def test_decision_can_be_explained(salon: Shop) -> None:
    client = salon.client()
    decision = await client.decision(await client.write("Сколько стоит френч?"))
    assert decision["action"] == "answer"
    assert decision["reason"]
    assert "френч" in decision["sources"][0]["question"].lower()


async def test_number_that_answers_a_clarifying_question_is_understood(salon: Shop, service: Service) -> None:
    client = salon.client()
    choice = await client.ask("Сколько стоит французский маникюр?")
    (line,) = [line for line in choice.splitlines() if "маникюр с гель-лаком" in line]
    assert "7 000" in await client.ask(line.partition(".")[0])
    await service.rest()
    assert client.topic_now() is None

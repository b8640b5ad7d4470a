"""The owner's reply becomes what the bot knows."""

import pytest

from sandbox import SandboxWorld
from tests.e2e.businesses import CAKES_MANAGER, CAKES_OWNER
from tests.e2e.escalated import escalated
from tests.e2e.process import Service
from tests.e2e.shop import Shop

LEARN_SECONDS = 5.0


async def test_owners_reply_answers_the_next_client_in_other_words_and_in_kazakh(
    cakes: Shop, world: SandboxWorld
) -> None:
    client, topic = await escalated(cakes, "Проводите ли вы детские мастер-классы?")
    topic.write(CAKES_OWNER, "Да, мастер-класс для детей каждую субботу в 12:00, 6 400 ₸ с ребёнка.")
    await client.hear(2)
    confirmation = await world.until(lambda: topic.offering("forget"), LEARN_SECONDS)
    assert "детские мастер-классы" in confirmation["text"]
    assert "6 400 ₸" in confirmation["text"]
    assert "6 400" in await cakes.client().ask("а мастер-класс для ребёнка есть у вас? сколько стоит")
    assert "6 400" in await cakes.client().ask("Балаларға арналған мастер-класс өткізесіздер ме?")


async def test_withdrawn_answer_is_unknown_again_at_once(cakes: Shop, world: SandboxWorld) -> None:
    question = "Печёте ли вы хлеб на закваске?"
    _, topic = await escalated(cakes, question)
    topic.write(CAKES_OWNER, "Хлеб на закваске печём по пятницам, 4 700 ₸ за две буханки.")
    await world.until(lambda: topic.offering("forget"), LEARN_SECONDS)
    assert "4 700" in await cakes.client().ask(question)
    refused = await topic.pressed("forget", CAKES_MANAGER)
    assert refused["show_alert"]
    await topic.pressed("forget", CAKES_OWNER)
    curious = cakes.client()
    assert "4 700" not in await curious.ask(question)
    await curious.topic()
    await world.until(lambda: topic.offering("forget") is None)


async def test_reply_of_another_manager_is_not_learned(
    cakes: Shop, service: Service, world: SandboxWorld
) -> None:
    question = "Есть ли у вас летняя веранда?"
    client, topic = await escalated(cakes, question)
    topic.write(CAKES_MANAGER, "Да, веранда открыта с мая, депозит 12 600 ₸.")
    await client.hear(2)
    await service.rest()
    assert topic.offering("forget") is None
    assert "12 600" not in await cakes.client().ask(question)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        pytest.param("Нужна ли вам уборщица?", "Здравствуйте!", id="greeting"),
        pytest.param("Вы даёте интервью журналистам?", "Уточню и напишу вам", id="deferral"),
        pytest.param("Вы платите блогерам за рекламу?", "Вот тут: https://example.kz/works", id="link"),
        pytest.param("Кто ваш бухгалтер?", "Звоните Саулe +7 700 000 00 77", id="phone"),
    ],
)
async def test_what_is_no_answer_for_everybody_is_not_learned(
    cakes: Shop, service: Service, question: str, reply: str
) -> None:
    client, topic = await escalated(cakes, question)
    topic.write(CAKES_OWNER, reply)
    await client.hear(2)
    await service.rest()
    assert topic.offering("forget") is None
    curious = cakes.client()
    assert reply not in await curious.ask(question)
    await curious.topic()

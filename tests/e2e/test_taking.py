"""One person has a talk, and the bot keeps silent meanwhile."""

import pytest

from sandbox import SandboxWorld
from tests.e2e.businesses import SALON_COLLEAGUE, SALON_MANAGER
from tests.e2e.escalated import escalated
from tests.e2e.process import Service
from tests.e2e.shop import Shop

NAMES = {SALON_MANAGER: "Айгерим", SALON_COLLEAGUE: "Данияр"}


async def test_of_two_who_press_at_once_one_wins_and_the_other_learns_who(
    salon: Shop, world: SandboxWorld
) -> None:
    _, topic = await escalated(salon)
    presses = {person: topic.press("take", person) for person in NAMES}
    answers = {person: await topic.answer(press_id) for person, press_id in presses.items()}
    (winner,) = [person for person, answer in answers.items() if not answer["show_alert"]]
    (loser,) = NAMES.keys() - {winner}
    assert NAMES[winner] in answers[loser]["text"]
    await world.until(lambda: f"Ведёт {NAMES[winner]}" in topic.card["text"])
    await world.until(lambda: topic.icon == "💬")
    assert [data.partition("_")[0] for data in topic.offers(topic.card)] == ["resolve", "release"]
    assert len(topic.cards) == 1


async def test_whoever_writes_in_the_topic_takes_it(salon: Shop, world: SandboxWorld) -> None:
    client, topic = await escalated(salon)
    topic.write(SALON_COLLEAGUE, "Здравствуйте, сейчас узнаю")
    assert await client.hear(2) == "Здравствуйте, сейчас узнаю"
    await world.until(lambda: "Ведёт Данияр" in topic.card["text"])
    await world.until(lambda: topic.icon == "💬")


@pytest.mark.parametrize("taken", [False, True], ids=["pending", "taken"])
async def test_bot_is_silent_and_every_message_appears_in_the_topic(
    salon: Shop, service: Service, world: SandboxWorld, taken: bool
) -> None:
    client, topic = await escalated(salon)
    if taken:
        await topic.pressed("take", SALON_MANAGER)
    said = ["Сколько стоит укладка?", "Вы тут?", "где вы находитесь <b>?"]
    for words in said:
        await client.write(words)
    await world.until(lambda: all(topic.says(words) for words in said))
    await service.rest()
    assert len(client.heard) == 1
    header = f"{client.known.name}:\n"
    assert [text.removeprefix(header) for text in topic.texts if text.startswith(header)] == said

"""A solved talk goes back to the bot, and may come again."""

import pytest

from sandbox import SandboxWorld
from tests.e2e.businesses import SALON_COLLEAGUE, SALON_MANAGER
from tests.e2e.escalated import CALL, escalated
from tests.e2e.shop import Shop


@pytest.mark.parametrize(("button", "word"), [("resolve", "Решено"), ("release", "Возвращено боту")])
async def test_closing_leaves_no_button_no_pin_and_the_bot_answers_again(
    salon: Shop, world: SandboxWorld, button: str, word: str
) -> None:
    client, topic = await escalated(salon)
    await topic.pressed("take", SALON_MANAGER)
    await topic.pressed(button, SALON_MANAGER)
    await world.until(lambda: topic.closed)
    await world.until(lambda: not topic.pinned)
    assert word in topic.card["text"]
    assert topic.offers(topic.card) == []
    assert topic.icon == "✅"
    assert "6 000" in await client.ask("Сколько стоит укладка?")


async def test_waiting_talk_can_be_closed_without_being_taken(salon: Shop, world: SandboxWorld) -> None:
    _, topic = await escalated(salon)
    answer = await topic.pressed("resolve", SALON_COLLEAGUE)
    assert not answer["show_alert"]
    await world.until(lambda: topic.closed)


async def test_second_escalation_reopens_the_same_topic_with_a_new_card(
    salon: Shop, world: SandboxWorld
) -> None:
    client, topic = await escalated(salon)
    first = topic.offers(topic.card)
    await topic.pressed("resolve", SALON_MANAGER)
    await world.until(lambda: topic.closed)
    await client.ask(CALL)
    again = await client.topic()
    assert again.thread_id == topic.thread_id
    assert len([one for one in salon.topics() if client.shown_phone in one.name]) == 1
    assert not topic.closed
    assert len(topic.cards) == 2
    assert not set(first) & set(topic.offers(topic.card))
    assert topic.pinned == [topic.card["message_id"]]
    await world.until(lambda: topic.icon == "❗")


async def test_button_of_a_closed_card_says_that_it_is_solved(salon: Shop) -> None:
    """Two press the same button: the card of the second has not changed yet."""
    _, topic = await escalated(salon)
    presses = [topic.press("resolve", person) for person in (SALON_MANAGER, SALON_COLLEAGUE)]
    answers = [await topic.answer(press_id) for press_id in presses]
    assert sorted(answer["show_alert"] for answer in answers) == [False, True]

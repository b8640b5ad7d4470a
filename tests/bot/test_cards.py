"""Topic, card, pin, icon and buttons follow the hand-over."""

from dataclasses import replace
from typing import Any

import pytest
from aiogram.exceptions import TelegramMigrateToChat
from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    DeleteMessage,
    EditForumTopic,
    EditMessageText,
    GetForumTopicIconStickers,
    PinChatMessage,
    ReopenForumTopic,
    SendMessage,
    UnpinChatMessage,
)
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.handover import Resolution
from desk.tenant import Tenant
from desk.usecases.effects import show_card
from tests.bot.house import AIGUL, GROUP, House
from tests.bot.telegram import forbidden, refusal, silence


def buttons(method: SendMessage | EditMessageText) -> str:
    return str(method.reply_markup) if method.reply_markup else ""


async def ended(engine: AsyncEngine) -> list[tuple[str, str]]:
    """How the work of the group ended: status and what was written about it."""
    query = text("SELECT status, last_error FROM outbox WHERE kind IN ('card', 'copy') ORDER BY seq")
    async with engine.connect() as connection:
        return [(row.status, row.last_error) for row in await connection.execute(query)]


async def test_a_handover_gets_a_topic_and_a_pinned_card(house: House) -> None:
    """A topic with name and icon, the card with three buttons, pinned; the database knows both."""
    handover = await house.ask()
    [topic] = house.telegram.of(CreateForumTopic)
    [card] = house.telegram.of(SendMessage)
    [pin] = house.telegram.of(PinChatMessage)
    assert (topic.chat_id, topic.name) == (GROUP, "Асель · +7 700 000 00 01")
    assert topic.icon_custom_emoji_id == "id-exclamation"
    assert card.message_thread_id == (await house.conversation()).topic_id
    for button in ("take", "resolve", "release"):
        assert f"{button}_{handover.id}" in buttons(card)
    assert (await house.handover(handover.id)).card_message_id == pin.message_id


async def test_taking_shows_on_the_card(house: House) -> None:
    """The card names who has it, loses [Беру], and the icon follows."""
    handover = await house.ask()
    await house.press(AIGUL, f"take_{handover.id}")
    await house.work()
    [card] = house.telegram.of(EditMessageText)
    assert "Ведёт Айгуль" in (card.text or "")
    assert "take_" not in buttons(card)
    assert f"resolve_{handover.id}" in buttons(card)
    assert house.telegram.of(EditForumTopic)[-1].icon_custom_emoji_id == "id-talk"


async def test_resolving_closes_everything(house: House) -> None:
    """No buttons, no pin, another icon, a line that says so, and the topic is closed, in that order."""
    handover = await house.ask()
    await house.press(AIGUL, f"take_{handover.id}")
    await house.press(AIGUL, f"resolve_{handover.id}")
    house.telegram.calls.clear()
    await house.work()
    assert house.telegram.names == [
        "EditMessageText",
        "SendMessage",
        "UnpinChatMessage",
        "EditForumTopic",
        "CloseForumTopic",
    ]
    [card] = house.telegram.of(EditMessageText)
    assert not buttons(card)
    assert "Айгуль" in house.telegram.of(SendMessage)[-1].text
    assert house.telegram.of(EditForumTopic)[-1].icon_custom_emoji_id == "id-done"


async def test_the_next_handover_reopens_the_same_topic(house: House) -> None:
    """The client's next request stands in the client's topic, with a card of its own."""
    first = await house.ask()
    await house.press(AIGUL, f"resolve_{first.id}")
    await house.work()
    second = await house.ask("Ещё вопрос")
    assert len(house.telegram.of(CreateForumTopic)) == 1
    assert len(house.telegram.of(ReopenForumTopic)) == 1
    card = house.telegram.of(SendMessage)[-1]
    assert f"take_{second.id}" in buttons(card)
    assert card.message_thread_id == (await house.conversation()).topic_id


async def test_a_topic_that_waits_again_is_not_closed(house: House) -> None:
    """A card that is shown late as resolved leaves the topic open for the newer hand-over."""
    first = await house.ask()
    await house.press(AIGUL, f"resolve_{first.id}")
    await house.escalate("Ещё вопрос")
    await house.work()
    assert house.telegram.of(CloseForumTopic) == []
    assert house.telegram.of(EditForumTopic)[-1].icon_custom_emoji_id == "id-exclamation"


@pytest.mark.parametrize("lost", ["message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID"])
async def test_a_deleted_topic_is_made_anew_with_its_card(house: House, lost: str) -> None:
    """Somebody deleted the topic: another takes its place, and the card stands in it."""
    first = await house.ask()
    await house.press(AIGUL, f"resolve_{first.id}")
    await house.work()
    house.telegram.prepare(ReopenForumTopic, refusal(lost))
    await house.ask("Ещё вопрос")
    topics = house.telegram.of(CreateForumTopic)
    assert len(topics) == 2
    assert house.telegram.of(SendMessage)[-1].message_thread_id == (await house.conversation()).topic_id


async def test_a_deleted_card_is_posted_again(house: House) -> None:
    """Card and topic deleted while the hand-over was open: both come back with the next change."""
    handover = await house.ask()
    before = await house.handover(handover.id)
    house.telegram.prepare(EditMessageText, refusal("message to edit not found"))
    house.telegram.prepare(ReopenForumTopic, refusal("TOPIC_NOT_MODIFIED"))
    house.telegram.prepare(SendMessage, refusal("message thread not found"))
    await house.press(AIGUL, f"take_{handover.id}")
    await house.work()
    after = await house.handover(handover.id)
    assert len(house.telegram.of(CreateForumTopic)) == 2
    assert after.card_message_id != before.card_message_id
    assert house.telegram.of(PinChatMessage)[-1].message_id == after.card_message_id


async def test_a_closed_topic_is_opened_for_its_card(house: House) -> None:
    """TOPIC_CLOSED is answered by opening it."""
    house.telegram.prepare(SendMessage, refusal("TOPIC_CLOSED"))
    await house.ask()
    assert len(house.telegram.of(ReopenForumTopic)) == 1
    assert len(house.telegram.of(SendMessage)) == 2


async def test_an_unchanged_card_is_fine(house: House, engine: AsyncEngine) -> None:
    """Showing the same card twice succeeds, and the pin is made sure of."""
    handover = await house.ask()
    for method in (EditMessageText, EditForumTopic):
        house.telegram.prepare(method, refusal("message is not modified: TOPIC_NOT_MODIFIED"))
    await house.press(AIGUL, f"take_{handover.id}")
    await house.work()
    assert {status for status, _ in await ended(engine)} == {"done"}
    assert len(house.telegram.of(PinChatMessage)) == 2


async def test_telegrams_outage_delays_the_card_and_loses_nothing(house: House, engine: AsyncEngine) -> None:
    """The call that got no answer is made again when Telegram is back."""
    house.telegram.prepare(CreateForumTopic, silence)
    await house.ask()
    [(status, error)] = await ended(engine)
    assert status == "queued"
    assert "не ответил" in error


async def test_a_group_without_topics_still_gets_the_card(house: House, engine: AsyncEngine) -> None:
    """The card stands in the group's common part and says what the owner must switch on."""
    house.telegram.prepare(CreateForumTopic, refusal("the chat is not a forum"))
    await house.ask()
    [card] = house.telegram.of(SendMessage)
    assert card.message_thread_id is None
    assert "выключены темы" in card.text
    assert [status for status, _ in await ended(engine)] == ["done"]


async def test_a_card_outside_a_topic_is_known_until_it_has_one(house: House) -> None:
    """It is found, and moves: posted in the new topic, deleted where it stood."""
    house.telegram.prepare(CreateForumTopic, refusal("not enough rights to create a topic"))
    handover = await house.ask()
    card_id = (await house.handover(handover.id)).card_message_id
    async with house.desks(house.tenant.id) as desk:
        [outside] = await desk.conversations.outside_topics(limit=5)
        await show_card(desk, await desk.conversations.lock(outside))
    await house.work()
    assert house.telegram.of(SendMessage)[-1].message_thread_id == (await house.conversation()).topic_id
    assert [call.message_id for call in house.telegram.of(DeleteMessage)] == [card_id]
    async with house.desks(house.tenant.id) as desk:
        assert await desk.conversations.outside_topics(limit=5) == []


async def test_a_topic_that_is_gone_and_can_not_be_made_anew_is_forgotten(
    house: House, engine: AsyncEngine
) -> None:
    """The words and the card stand in the common part until the right is there again."""
    await house.ask()
    house.telegram.calls.clear()
    house.telegram.prepare(SendMessage, refusal("message thread not found"))
    house.telegram.prepare(CreateForumTopic, *[refusal("not enough rights to create a topic")] * 2)
    await house.copy(await house.says("Ау"))
    await house.work()
    words, card = house.telegram.of(SendMessage)[-2:]
    assert (words.message_thread_id, card.message_thread_id) == (None, None)
    assert "take_" in buttons(card)
    async with house.desks(house.tenant.id) as desk:
        assert len(await desk.conversations.outside_topics(limit=5)) == 1


@pytest.mark.parametrize("shut", ["message thread not found", "TOPIC_CLOSED"])
async def test_a_common_part_that_takes_nothing_keeps_the_words_until_the_owner_acts(
    house: House, engine: AsyncEngine, shut: str
) -> None:
    """What waits names the right that the bot lacks, not the dead end it met without it."""
    house.telegram.prepare(CreateForumTopic, *[refusal("not enough rights to create a topic")] * 2)
    house.telegram.prepare(SendMessage, *[refusal(shut)] * 2)
    await house.ask()
    [(status, error)] = await ended(engine)
    assert status == "queued"
    assert "«Управление темами»" in error


async def test_missing_rights_to_pin_leave_the_card_and_are_named(house: House, engine: AsyncEngine) -> None:
    """The card can be worked with; the outcome names the right that the bot lacks."""
    house.telegram.prepare(PinChatMessage, refusal("not enough rights to manage pinned messages in the chat"))
    handover = await house.ask()
    assert (await house.handover(handover.id)).card_message_id
    [(status, error)] = await ended(engine)
    assert status == "dead"
    assert "Закрепление сообщений" in error


async def test_a_bot_out_of_the_group_is_named(house: House, engine: AsyncEngine) -> None:
    """Kicked out: the hand-over stands, its card waits for the bot, and the outcome says what to do."""
    house.telegram.prepare(CreateForumTopic, forbidden("bot was kicked from the supergroup chat"))
    handover = await house.ask()
    [(status, error)] = await ended(engine)
    assert (status, (await house.handover(handover.id)).status) == ("queued", "pending")
    assert "добавьте его" in error


async def test_a_moved_group_is_followed_at_once(house: House, tenants: Any) -> None:
    """The group's new id is kept, and the card goes there."""

    def moved(method: Any) -> object:
        return TelegramMigrateToChat(method=method, message="upgraded", migrate_to_chat_id=-1002000000002)

    house.telegram.prepare(CreateForumTopic, moved)
    await house.ask()
    assert (await tenants.get(house.tenant.id)).telegram_chat_id == -1002000000002
    assert house.telegram.of(SendMessage)[-1].chat_id == -1002000000002


async def test_another_group_gets_a_card_of_its_own(house: House, tenants: Any, tenant: Tenant) -> None:
    """The owner chose another group: an open hand-over moves there, and nothing of the old is touched."""
    handover = await house.ask()
    await tenants.save(replace(tenant, telegram_chat_id=-1003000000003))
    moved = replace(house, tenant=replace(tenant, telegram_chat_id=-1003000000003))
    await moved.press(AIGUL, f"take_{handover.id}", chat_id=-1003000000003)
    house.telegram.calls.clear()
    await house.work()
    assert house.telegram.names == ["CreateForumTopic", "SendMessage", "PinChatMessage"]
    assert house.telegram.of(SendMessage)[0].chat_id == -1003000000003


async def test_no_icon_is_no_obstacle(house: House) -> None:
    """Where Telegram offers no fitting icon the topic is made with its usual one."""
    house.telegram.prepare(GetForumTopicIconStickers, lambda _: [])
    await house.ask()
    assert house.telegram.of(CreateForumTopic)[0].icon_custom_emoji_id is None
    assert len(house.telegram.of(SendMessage)) == 1


async def test_a_returned_talk_says_so(house: House) -> None:
    """[Вернуть боту] is told apart from [Решено]."""
    handover = await house.ask()
    await house.press(AIGUL, f"release_{handover.id}")
    await house.work()
    assert (await house.handover(handover.id)).resolution is Resolution.RETURNED
    assert "возвращён боту" in house.telegram.of(SendMessage)[-1].text
    assert len(house.telegram.of(UnpinChatMessage)) == 1


async def test_a_tenant_without_a_group_is_told_apart(
    house: House, tenants: Any, engine: AsyncEngine, tenant: Tenant
) -> None:
    """No group set: one sentence says so, and nothing is called."""
    await tenants.save(replace(tenant, telegram_chat_id=None))
    await house.ask()
    assert house.telegram.calls == []
    assert "Группа Telegram не указана" in (await ended(engine))[0][1]

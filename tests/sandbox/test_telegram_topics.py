"""Forum topics, as bots and people make and break them."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from sandbox import SandboxWorld
from tests.sandbox.conftest import GROUP, OWNER, TOKEN


async def test_icons_come_from_telegrams_list_only(bot: Bot, world: SandboxWorld) -> None:
    icons = {one.emoji: one.custom_emoji_id for one in await bot.get_forum_topic_icon_stickers()}
    topic = await bot.create_forum_topic(GROUP, "Асель", icon_custom_emoji_id=icons["🔥"])
    assert await bot.edit_forum_topic(GROUP, topic.message_thread_id, icon_custom_emoji_id=icons["✅"])
    assert world.telegram.topics(GROUP)[0].icon_custom_emoji_id == icons["✅"]
    with pytest.raises(TelegramBadRequest, match="DOCUMENT_INVALID"):
        await bot.edit_forum_topic(GROUP, topic.message_thread_id, icon_custom_emoji_id="12345")


async def test_editing_nothing_is_refused(bot: Bot) -> None:
    topic = await bot.create_forum_topic(GROUP, "Асель")
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.edit_forum_topic(GROUP, topic.message_thread_id, name="Асель")


async def test_closed_topic_takes_no_messages_until_reopened(bot: Bot) -> None:
    thread_id = (await bot.create_forum_topic(GROUP, "Асель")).message_thread_id
    await bot.close_forum_topic(GROUP, thread_id)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(GROUP, "x", message_thread_id=thread_id)
    with pytest.raises(TelegramBadRequest, match="TOPIC_NOT_MODIFIED"):
        await bot.close_forum_topic(GROUP, thread_id)
    await bot.reopen_forum_topic(GROUP, thread_id)
    assert await bot.send_message(GROUP, "x", message_thread_id=thread_id)


async def test_deleted_topic_and_general_by_number_are_not_found(bot: Bot, world: SandboxWorld) -> None:
    thread_id = (await bot.create_forum_topic(GROUP, "Асель")).message_thread_id
    world.telegram.people.delete_topic(GROUP, thread_id)
    for missing in (thread_id, 1):
        with pytest.raises(TelegramBadRequest, match="message thread not found"):
            await bot.send_message(GROUP, "x", message_thread_id=missing)
    with pytest.raises(TelegramBadRequest, match="TOPIC_ID_INVALID"):
        await bot.close_forum_topic(GROUP, thread_id)
    assert (await bot.create_forum_topic(GROUP, "Асель")).message_thread_id > thread_id


async def test_bot_without_the_right_is_refused(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.set_bot_rights(GROUP, TOKEN, can_manage_topics=False, can_pin_messages=False)
    with pytest.raises(TelegramBadRequest, match="not enough rights to create a topic"):
        await bot.create_forum_topic(GROUP, "Асель")
    sent = await bot.send_message(GROUP, "x")
    with pytest.raises(TelegramBadRequest, match="not enough rights"):
        await bot.pin_chat_message(GROUP, sent.message_id)
    me = await bot.get_chat_member(GROUP, bot.id)
    assert me.model_dump()["can_manage_topics"] is False


async def test_group_tells_that_it_is_a_forum_and_who_leads_it(bot: Bot) -> None:
    assert (await bot.get_chat(GROUP)).is_forum
    leading = {one.user.id: one.status for one in await bot.get_chat_administrators(GROUP)}
    assert leading == {OWNER: "creator", bot.id: "administrator"}


async def test_bot_hears_its_own_service_messages(bot: Bot) -> None:
    topic = await bot.create_forum_topic(GROUP, "Асель")
    await bot.close_forum_topic(GROUP, topic.message_thread_id)
    created, closed = await bot.get_updates()
    assert created.message is not None
    assert created.message.forum_topic_created is not None
    assert closed.message is not None
    assert closed.message.message_thread_id == topic.message_thread_id

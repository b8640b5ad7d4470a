"""How bots hear of people: long polling, webhooks, repeats."""

import asyncio
import time

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from sandbox import Media, MediaKind, SandboxWorld
from tests.sandbox.conftest import GROUP, MANAGER, OWNER, TELEGRAM_CLIENT, TOKEN, AppStandIn


async def test_offset_confirms_and_the_rest_comes_again(bot: Bot, world: SandboxWorld) -> None:
    for text in ("раз", "два", "три"):
        world.telegram.people.write(GROUP, MANAGER, text)
    first = await bot.get_updates(limit=2)
    again = await bot.get_updates()
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [one.message.text for one in again if one.message] == ["раз", "два", "три"]
    assert [one.message.text for one in rest if one.message] == ["три"]
    assert first[1].update_id == first[0].update_id + 1


async def test_long_poll_returns_as_soon_as_somebody_writes(bot: Bot, world: SandboxWorld) -> None:
    async with asyncio.TaskGroup() as group:
        started = time.monotonic()
        poll = group.create_task(bot.get_updates(timeout=20))
        await world.until(lambda: world.telegram.network.polls.is_open(bot.id))
        world.telegram.people.write(GROUP, MANAGER, "привет")
    assert [one.message.text for one in poll.result() if one.message] == ["привет"]
    assert time.monotonic() - started < 5


async def test_a_second_poll_ends_the_first(bot: Bot, world: SandboxWorld) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(_refused(bot))
        await world.until(lambda: world.telegram.network.polls.is_open(bot.id))
        assert await bot.get_updates() == []
    assert first.result()


async def _refused(bot: Bot) -> bool:
    with pytest.raises(TelegramConflictError):
        await bot.get_updates(timeout=20)
    return True


async def test_message_in_a_topic_replies_to_its_service_message(bot: Bot, world: SandboxWorld) -> None:
    topic = await bot.create_forum_topic(GROUP, "Асель")
    world.telegram.people.write(GROUP, MANAGER, "отвечаю", thread_id=topic.message_thread_id)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.is_topic_message
    assert message.message_thread_id == topic.message_thread_id
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == topic.message_thread_id


async def test_message_in_general_has_no_topic(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.people.write(GROUP, MANAGER, "всем привет")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert not message.is_topic_message
    assert message.message_thread_id is None


async def test_pressed_button_reaches_the_bot_and_its_answer_the_presser(
    bot: Bot, world: SandboxWorld
) -> None:
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Беру", callback_data="take_1")]]
    )
    card = await bot.send_message(GROUP, "карточка", reply_markup=keyboard)
    pressed = world.telegram.people.press(GROUP, card.message_id, MANAGER, "take_1")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.from_user.id, query.message.message_id) == ("take_1", MANAGER, card.message_id)
    await bot.answer_callback_query(query.id, "Взяла Дана", show_alert=True)
    answer = world.telegram.people.answer_to(pressed)
    assert answer is not None
    assert (answer["text"], answer["show_alert"]) == ("Взяла Дана", True)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)


async def test_button_that_is_gone_cannot_be_pressed(bot: Bot, world: SandboxWorld) -> None:
    card = await bot.send_message(GROUP, "карточка")
    with pytest.raises(KeyError):
        world.telegram.people.press(GROUP, card.message_id, MANAGER, "take_1")


async def test_private_talk_begins_with_start_and_then_the_bot_may_write(
    bot: Bot, world: SandboxWorld
) -> None:
    world.telegram.people.write_privately(TOKEN, TELEGRAM_CLIENT, "сколько стоит стрижка?")
    texts = [one.message.text for one in await bot.get_updates() if one.message]
    assert texts == ["/start", "сколько стоит стрижка?"]
    sent = await bot.send_message(TELEGRAM_CLIENT, "5000 ₸")
    assert sent.chat.type == "private"
    shown = world.telegram.messages(f"{bot.id}:{TELEGRAM_CLIENT}")
    assert shown[-1]["text"] == "5000 ₸"


async def test_anonymous_admin_posts_as_the_group(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.people.write(GROUP, OWNER, "решение", anonymous=True)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.sender_chat is not None
    assert message.from_user is not None
    assert (message.sender_chat.id, message.from_user.username) == (GROUP, "GroupAnonymousBot")


async def test_media_and_edits_of_people_arrive(bot: Bot, world: SandboxWorld) -> None:
    voice = Media(kind=MediaKind.VOICE, data=b"ogg", mime="audio/ogg", seconds=4)
    world.telegram.people.write(GROUP, MANAGER, media=voice)
    said = world.telegram.people.write(GROUP, MANAGER, "5000")
    world.telegram.people.edit(GROUP, said["message_id"], "6000")
    heard, written, edited = await bot.get_updates()
    assert heard.message is not None
    assert heard.message.voice is not None
    assert heard.message.voice.duration == 4
    assert written.message is not None
    assert edited.edited_message is not None
    assert edited.edited_message.text == "6000"


async def test_webhook_gets_updates_with_the_secret_until_accepted(
    bot: Bot, world: SandboxWorld, app: AppStandIn
) -> None:
    app.answers = [503, 500]
    await bot.set_webhook(f"{app.url}/telegram-webhook/salon", secret_token="s3cret")
    world.telegram.people.write(GROUP, MANAGER, "раз")
    world.telegram.people.write(GROUP, MANAGER, "два")
    await world.until(lambda: len(app.requests) == 4)
    ids = [body["update_id"] for body in app.bodies]
    assert ids[0] == ids[1] == ids[2] != ids[3]
    assert all(headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret" for _, _, headers, _ in app.requests)
    await world.until(lambda: not world.telegram.state.bots[TOKEN].queue)
    assert (await bot.get_webhook_info()).pending_update_count == 0
    with pytest.raises(TelegramConflictError):
        await bot.get_updates()


@pytest.mark.parametrize("by_webhook", [True, False])
async def test_an_update_can_come_twice_under_one_id(
    bot: Bot, world: SandboxWorld, app: AppStandIn, by_webhook: bool
) -> None:
    if by_webhook:
        await bot.set_webhook(f"{app.url}/hook")
    world.telegram.people.write(GROUP, MANAGER, "раз")
    update_id = world.telegram.state.bots[TOKEN].history[-1]["update_id"]
    if by_webhook:
        await world.until(lambda: len(app.requests) == 1)
        world.telegram.people.deliver_again(TOKEN, update_id)
        await world.until(lambda: len(app.requests) == 2)
        assert [body["update_id"] for body in app.bodies] == [update_id] * 2
    else:
        assert await bot.get_updates(offset=update_id + 1) == []
        world.telegram.people.deliver_again(TOKEN, update_id)
        assert [one.update_id for one in await bot.get_updates()] == [update_id]


async def test_reactions_of_people_come_only_when_asked_for(bot: Bot, world: SandboxWorld) -> None:
    sent = await bot.send_message(GROUP, "ответ")
    world.telegram.people.react(GROUP, sent.message_id, OWNER, "👍")
    assert await bot.get_updates(allowed_updates=["message_reaction"]) == []
    world.telegram.people.react(GROUP, sent.message_id, OWNER, "👎")
    reaction = (await bot.get_updates())[0].message_reaction
    assert reaction is not None
    assert [one.model_dump()["emoji"] for one in reaction.new_reaction] == ["👎"]

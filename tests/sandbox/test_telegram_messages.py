"""Messages of bots: where they go, how they look, what Telegram refuses."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)

from sandbox import SandboxWorld
from sandbox.telegram.limits import RateLimits
from sandbox.telegram.state import MemberStatus
from tests.sandbox.conftest import GROUP, MANAGER, TELEGRAM_CLIENT, TOKEN, bot_at


def keyboard(data: str = "take_1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Беру", callback_data=data)]])


async def test_message_stands_in_its_topic(bot: Bot, world: SandboxWorld) -> None:
    topic = await bot.create_forum_topic(GROUP, "Асель")
    sent = await bot.send_message(GROUP, "карточка", message_thread_id=topic.message_thread_id)
    assert sent.is_topic_message
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.forum_topic_created is not None
    shown = world.telegram.messages(GROUP, topic.message_thread_id)
    assert shown[-1]["text"] == "карточка"
    assert not any(one.get("text") == "карточка" for one in world.telegram.messages(GROUP))


async def test_html_becomes_entities_counted_in_utf16(bot: Bot) -> None:
    sent = await bot.send_message(
        GROUP, "🔥 <b>a &lt; <i>b</i></b> <blockquote expandable>q</blockquote>", parse_mode="HTML"
    )
    assert sent.text == "🔥 a < b q"
    assert [(e.type, e.offset, e.length) for e in sent.entities or []] == [
        ("bold", 3, 5),
        ("italic", 7, 1),
        ("expandable_blockquote", 9, 1),
    ]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("цена < 5000", "Unclosed start tag at byte offset 9"),
        ("a <цена> b", 'Unsupported start tag "цена" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 4'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
    ],
)
async def test_broken_html_is_refused_and_not_sent(
    bot: Bot, world: SandboxWorld, html: str, words: str
) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities") as refusal:
        await bot.send_message(GROUP, html, parse_mode="HTML")
    assert words in refusal.value.message
    assert world.telegram.messages(GROUP) == []


async def test_text_limits_are_enforced(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="message text is empty"):
        await bot.send_message(GROUP, "<b> </b>", parse_mode="HTML")
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(GROUP, "я" * 4097)
    with pytest.raises(TelegramBadRequest, match="BUTTON_DATA_INVALID"):
        await bot.send_message(GROUP, "x", reply_markup=keyboard("ы" * 33))


async def test_edit_replaces_text_and_keyboard_and_refuses_no_change(bot: Bot) -> None:
    sent = await bot.send_message(GROUP, "ждёт", reply_markup=keyboard())
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(
            "ждёт", chat_id=GROUP, message_id=sent.message_id, reply_markup=keyboard()
        )
    edited = await bot.edit_message_text("взяла Айгерим", chat_id=GROUP, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.text == "взяла Айгерим"
    assert edited.reply_markup is None


async def test_only_own_messages_can_be_edited(bot: Bot, world: SandboxWorld) -> None:
    theirs = world.telegram.people.write(GROUP, MANAGER, "моё")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("чужое", chat_id=GROUP, message_id=theirs["message_id"])


async def test_upload_comes_back_by_file_id_and_by_download(bot: Bot) -> None:
    photo = BufferedInputFile(b"\x89PNG-bytes", "nails.png")
    sent = await bot.send_photo(GROUP, photo, caption="<b>Работа</b>", parse_mode="HTML")
    assert sent.photo is not None
    again = await bot.send_photo(GROUP, sent.photo[-1].file_id)
    assert again.photo is not None
    file = await bot.get_file(again.photo[-1].file_id)
    assert file.file_path is not None
    content = await bot.download_file(file.file_path)
    assert content is not None
    assert content.read() == b"\x89PNG-bytes"


async def test_every_kind_of_media_arrives_as_its_kind(bot: Bot) -> None:
    data = BufferedInputFile(b"bytes", "file.bin")
    assert (await bot.send_document(GROUP, data)).document
    assert (await bot.send_voice(GROUP, data, duration=3)).voice
    assert (await bot.send_audio(GROUP, data)).audio
    assert (await bot.send_video(GROUP, data)).video
    assert (await bot.send_sticker(GROUP, data)).sticker
    album = await bot.send_media_group(GROUP, [InputMediaPhoto(media=data), InputMediaPhoto(media=data)])
    assert len({one.media_group_id for one in album}) == 1


async def test_copy_and_forward_carry_the_content(bot: Bot, world: SandboxWorld) -> None:
    source = world.telegram.people.write(GROUP, MANAGER, "цена 5000")
    copied = await bot.copy_message(GROUP, GROUP, source["message_id"])
    forwarded = await bot.forward_message(GROUP, GROUP, source["message_id"])
    assert forwarded.forward_origin is not None
    texts = {one["message_id"]: one["text"] for one in world.telegram.messages(GROUP)}
    assert texts[copied.message_id] == texts[forwarded.message_id] == "цена 5000"


async def test_pins_are_kept_and_removed(bot: Bot, world: SandboxWorld) -> None:
    sent = await bot.send_message(GROUP, "карточка")
    await bot.pin_chat_message(GROUP, sent.message_id)
    assert world.telegram.network.group(GROUP).pinned == [sent.message_id]
    await bot.unpin_chat_message(GROUP, message_id=sent.message_id)
    assert world.telegram.network.group(GROUP).pinned == []


async def test_only_listed_reactions_are_taken(bot: Bot, world: SandboxWorld) -> None:
    theirs = world.telegram.people.write(GROUP, MANAGER, "ответ")
    await bot.set_message_reaction(GROUP, theirs["message_id"], [ReactionTypeEmoji(emoji="👌")])
    stored = world.telegram.network.group(GROUP).messages[theirs["message_id"]]
    assert stored.reactions == {bot.id: ["👌"]}
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(GROUP, theirs["message_id"], [ReactionTypeEmoji(emoji="✅")])


async def test_reply_without_a_topic_lands_in_the_topic_of_the_replied_message(bot: Bot) -> None:
    topic = await bot.create_forum_topic(GROUP, "Асель")
    card = await bot.send_message(GROUP, "карточка", message_thread_id=topic.message_thread_id)
    sent = await bot.send_message(
        GROUP, "к карточке", reply_parameters=ReplyParameters(message_id=card.message_id)
    )
    assert sent.message_thread_id == topic.message_thread_id
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(GROUP, "x", reply_parameters=ReplyParameters(message_id=99_999))


async def test_strangers_are_refused_in_telegrams_words(bot: Bot, address: str) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(TELEGRAM_CLIENT, "здравствуйте")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(-100777, "x")
    stranger = bot_at(address, "1:unknown-token")
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()
    await stranger.session.close()


async def test_kicked_bot_is_told_so(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.set_bot_status(GROUP, TOKEN, MemberStatus.KICKED)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked"):
        await bot.send_message(GROUP, "x")


async def test_migrated_group_names_its_new_id(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.migrate(GROUP, -1002000000002)
    with pytest.raises(TelegramMigrateToChat) as refusal:
        await bot.send_message(GROUP, "x")
    assert (await bot.send_message(refusal.value.migrate_to_chat_id, "x")).chat.id == -1002000000002


async def test_flood_limit_answers_retry_after_when_enforced(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.flood.limits = RateLimits(per_group_minute=3, per_chat_burst=10)
    for _ in range(3):
        await bot.send_message(GROUP, "x")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(GROUP, "x")
    assert 50 <= refusal.value.retry_after <= 60


async def test_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramNotFound):
        await bot.get_my_star_balance()

"""Copies of the client's messages, notices and reactions."""

from html import unescape
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    CreateForumTopic,
    GetFile,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVoice,
    SetMessageReaction,
)
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from bot.bots import BotMissing
from bot.problems import MENDING_PAUSE, GroupMissing, Problems
from bot.text import utf16_length
from desk.message import Media, MediaKind
from desk.work import Crew, Failed, Retry, Uncertain, Work, WorkKind
from tests.bot.conftest import Web
from tests.bot.house import AIGUL, CLIENT, House
from tests.bot.telegram import refusal
from tests.nasty import NASTY


def bad_request(description: str) -> TelegramBadRequest:
    method = SendMessage(chat_id=-1001, text="…")
    return TelegramBadRequest(method=method, message=f"Bad Request: {description}")


PHOTO = Media(kind=MediaKind.IMAGE, mimetype="image/jpeg", url="https://gateway/1.jpg")


async def copied(house: House, message: str, **fields: Any) -> None:
    await house.ask()
    house.telegram.calls.clear()
    await house.copy(await house.says(message, **fields))
    await house.work()


async def test_the_clients_words_stand_in_the_topic(house: House) -> None:
    """As they were written, escaped, under the client's name."""
    await copied(house, "1 < 2 & <b>")
    [copy] = house.telegram.of(SendMessage)
    assert copy.text == "<b>Асель:</b>\n1 &lt; 2 &amp; &lt;b&gt;"
    assert copy.message_thread_id == (await house.conversation()).topic_id


async def test_ten_thousand_letters_of_any_sort_stand_in_the_topic_as_they_were(house: House) -> None:
    """HTML, Markdown, marks of direction and braces are a client's letters like all others."""
    long = (NASTY * 200)[:10_000].strip()
    await house.ask()
    before = len(house.telegram.of(SendMessage))
    await house.copy(await house.says(long))
    await house.work()
    said = [call.text for call in house.telegram.of(SendMessage)[before:]]
    header = f"<b>{CLIENT.name}:</b>\n"
    assert all(text.startswith(header) and utf16_length(text) <= 4096 for text in said)
    assert " ".join(unescape(text.removeprefix(header)) for text in said).split() == long.split()


async def test_a_long_message_is_copied_whole(house: House) -> None:
    """Nothing of it is cut off."""
    await copied(house, " ".join(f"слово{number}" for number in range(1500)))
    copies = [copy.text.split("\n", 1)[1] for copy in house.telegram.of(SendMessage)]
    assert len(" ".join(copies).split()) == 1500


async def test_a_photo_is_shown_with_its_caption(house: House) -> None:
    """A file that is in the store is uploaded with the words that came along."""
    await copied(house, "Так можно?", media=PHOTO, content=b"picture")
    [photo] = house.telegram.of(SendPhoto)
    assert photo.caption == "<b>Асель:</b>\nТак можно?"
    assert getattr(photo.photo, "data", b"") == b"picture"


async def test_words_too_long_for_a_caption_follow_the_file(house: House) -> None:
    """A caption takes 1024 units; longer words come as a message of their own."""
    await copied(house, "слово " * 300, media=PHOTO, content=b"picture")
    assert house.telegram.names == ["SendPhoto", "SendMessage"]


async def test_a_sticker_is_shown_and_its_words_follow(house: House) -> None:
    """A sticker has no caption."""
    sticker = Media(kind=MediaKind.STICKER, mimetype="image/webp")
    await copied(house, "ха", media=sticker, content=b"webp")
    assert len(house.telegram.of(SendSticker)) == 1
    assert "ха" in house.telegram.of(SendMessage)[-1].text


async def test_a_file_that_telegram_refuses_by_kind_goes_as_a_document(house: House) -> None:
    """A picture too wide for a photo is still shown."""
    house.telegram.prepare(SendPhoto, refusal("PHOTO_INVALID_DIMENSIONS"))
    await copied(house, "", media=PHOTO, content=b"picture")
    assert len(house.telegram.of(SendDocument)) == 1


async def test_a_file_is_fetched_from_its_address(house: House, web: Web) -> None:
    """What the gateway only pointed at is fetched for the topic."""
    web.files[PHOTO.url] = b"fetched"
    await copied(house, "", media=PHOTO)
    assert getattr(house.telegram.of(SendPhoto)[0].photo, "data", b"") == b"fetched"


async def test_a_file_that_cannot_be_had_is_named(house: House, engine: AsyncEngine) -> None:
    """After a few tries the words come without the file, with a line about it."""
    await copied(house, "Смотрите", media=PHOTO)
    for _ in range(3):
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE outbox SET run_at = now() WHERE status = 'queued'"))
            await connection.execute(text("UPDATE lanes SET ready_at = now()"))
        await house.work()
    sent = "\n".join(copy.text for copy in house.telegram.of(SendMessage))
    assert "[фото] не удалось показать" in sent
    assert "Смотрите" in sent


async def test_a_file_of_telegram_goes_by_its_id_when_it_is_too_large(house: House) -> None:
    """What Telegram does not hand out it can still show."""
    house.telegram.prepare(GetFile, refusal("file is too big"))
    voice = Media(kind=MediaKind.VOICE, mimetype="audio/ogg", telegram_file_id="voice-1")
    await copied(house, "", media=voice)
    assert house.telegram.of(SendVoice)[0].voice == "voice-1"


async def test_a_copy_brings_back_a_deleted_topic_and_its_card(house: House) -> None:
    """The message is shown in the new topic, and the card follows it there."""
    await house.ask()
    house.telegram.calls.clear()
    house.telegram.prepare(SendMessage, refusal("message thread not found"))
    await house.copy(await house.says("Ау"))
    await house.work()
    assert len(house.telegram.of(CreateForumTopic)) == 1
    topic_id = (await house.conversation()).topic_id
    last_two = house.telegram.of(SendMessage)[-2:]
    assert [call.message_thread_id for call in last_two] == [topic_id, topic_id]
    assert last_two[1].reply_markup


@pytest.mark.parametrize(
    ("outcome", "words", "emoji"),
    [
        (None, None, "👌"),
        (Failed(error="Номер не в <WhatsApp>."), "не доставлено", "💔"),
        (Uncertain(error="Нет ответа."), "Неизвестно, дошло ли", "🤔"),
    ],
)
async def test_a_reply_shows_how_far_it_got(
    house: House, outcome: Any, words: str | None, emoji: str
) -> None:
    """A reaction on the manager's own message; trouble is explained below it with [Повторить]."""
    await house.ask()
    house.whatsapp.outcomes = [outcome] if outcome else []
    topic_id = (await house.conversation()).topic_id
    message_id = await house.write(AIGUL, topic_id, "Вернём")
    await house.work()
    reaction = house.telegram.of(SetMessageReaction)[-1]
    assert reaction.message_id == message_id
    assert [getattr(one, "emoji", "") for one in reaction.reaction or []] == [emoji]
    notices = [call for call in house.telegram.of(SendMessage) if words and words in call.text]
    assert len(notices) == (1 if words else 0)
    for notice in notices:
        assert "retry_" in str(notice.reply_markup)
        assert notice.reply_parameters
        assert notice.reply_parameters.message_id == message_id


async def test_a_reply_is_seen_to_be_queued(house: House) -> None:
    """👀 stands on it before it is sent."""
    await house.ask()
    await house.write(AIGUL, (await house.conversation()).topic_id, "Вернём")
    await house.work(Crew.TEAM)
    [reaction] = house.telegram.of(SetMessageReaction)
    assert [getattr(one, "emoji", "") for one in reaction.reaction or []] == ["👀"]


async def test_a_refused_reaction_is_let_go(house: House, engine: AsyncEngine) -> None:
    """A group that forbids reactions, or a deleted message, stops nothing."""
    await house.ask()
    house.telegram.prepare(SetMessageReaction, *[refusal("REACTION_INVALID")] * 2)
    await house.write(AIGUL, (await house.conversation()).topic_id, "Вернём")
    await house.work()
    async with engine.connect() as connection:
        query = text("SELECT DISTINCT status FROM outbox WHERE kind = 'react'")
        assert [row.status for row in await connection.execute(query)] == ["done"]


@pytest.mark.parametrize(("reason", "words"), [("link", "ссылка"), ("personal_data", "личные данные")])
async def test_the_owner_learns_why_a_reply_is_not_learnt(house: House, reason: str, words: str) -> None:
    """The reason stands in the topic in plain words."""
    await house.ask()
    message = (await house.latest())[-1]
    async with house.desks(house.tenant.id) as desk:
        await desk.outbox.add(
            Work(
                kind=WorkKind.NOTICE,
                conversation_id=message.conversation_id,
                subject_id=message.id,
                details={"notice": "not-learned", "reason": reason},
            )
        )
    await house.work()
    assert words in house.telegram.of(SendMessage)[-1].text


@pytest.mark.parametrize(
    "error",
    [
        BotMissing(),
        GroupMissing(),
        bad_request("not enough rights to send text messages to the chat"),
        bad_request("CHAT_WRITE_FORBIDDEN"),
        bad_request("the chat is not a forum"),
    ],
)
def test_what_the_owner_can_set_right_waits_for_the_owner(error: Exception) -> None:
    """The team's work is kept until the group or the bot is there again."""
    outcome = Problems(FluentPhrasebook()).outcome(error, "ru", once=False)
    assert isinstance(outcome, Retry)
    assert outcome.after == MENDING_PAUSE

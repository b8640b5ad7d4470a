"""Messages to clients of the Telegram channel, and files from there."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import GetFile, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import File

from bot.session import NotReached
from bot.text import utf16_length
from desk.conversation import Channel, Contact, Conversation
from desk.errors import FileUnavailable
from desk.message import Media, MediaKind, Message, MessageStatus, Option, Role
from desk.work import Failed, Outcome, Retry, Sent, Uncertain
from tests.bot.house import House
from tests.bot.telegram import forbidden, refusal, silence
from tests.nasty import NASTY

CONTACT = Contact(channel=Channel.TELEGRAM, external_id="900", name="Тимур")


async def send(house: House, text: str, **fields: Any) -> Outcome:
    message = Message(
        conversation_id=uuid4(), role=Role.BOT, text=text, status=MessageStatus.QUEUED, **fields
    )
    conversation = Conversation(
        id=message.conversation_id, client_id=house.tenant.id, user_id=uuid4(), contact=CONTACT
    )
    return await house.side.courier.send(house.tenant, conversation, message)


async def test_words_arrive_as_they_are(house: House) -> None:
    """Nothing is read as markup, and Telegram's id of the message is kept."""
    outcome = await send(house, "цена <5000> & скидка")
    [message] = house.telegram.of(SendMessage)
    assert (message.chat_id, message.text, message.parse_mode) == (900, "цена <5000> & скидка", None)
    assert isinstance(outcome, Sent)
    assert outcome.provider_id.startswith("900:")


async def test_a_long_answer_comes_in_several_messages(house: House) -> None:
    """Telegram takes 4096 units; the rest follows."""
    await send(house, "слово " * 1500)
    assert len(house.telegram.of(SendMessage)) == 3


async def test_ten_thousand_letters_of_any_sort_reach_the_client_as_they_were(house: House) -> None:
    """Braces, markup and marks of direction are a manager's letters like all others."""
    long = (NASTY * 200)[:10_000].strip()
    assert isinstance(await send(house, long), Sent)
    said = house.telegram.of(SendMessage)
    assert all(call.parse_mode is None and utf16_length(call.text) <= 4096 for call in said)
    assert " ".join(call.text for call in said).split() == long.split()


async def test_choices_are_buttons(house: House) -> None:
    """Each choice of a clarifying question can be tapped."""
    options = (Option(label="Мужская", text="5000"), Option(label="Женская", text="7000"))
    await send(house, "Какая стрижка?", options=options)
    keyboard = str(house.telegram.of(SendMessage)[0].reply_markup)
    assert "Мужская" in keyboard
    assert "Женская" in keyboard


async def test_a_file_arrives_with_its_words(house: House) -> None:
    """A manager's picture reaches the client with its caption."""
    async with house.desks(house.tenant.id) as desk:
        blob_id = await desk.blobs.put(b"picture", "image/jpeg")
    media = Media(kind=MediaKind.IMAGE, mimetype="image/jpeg", blob_id=blob_id)
    await send(house, "Вот так", media=media)
    [photo] = house.telegram.of(SendPhoto)
    assert photo.caption == "Вот так"
    assert getattr(photo.photo, "data", b"") == b"picture"


def unreached(method: TelegramMethod[Any]) -> object:
    return NotReached(method=method, message="ClientConnectorError")


def flood(method: TelegramMethod[Any]) -> object:
    return TelegramRetryAfter(method=method, message="Flood", retry_after=600)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (silence, Uncertain, "не ответил"),
        (unreached, Retry, "Нет связи"),
        (flood, Retry, "писать реже"),
        (forbidden("bot was blocked by the user"), Failed, "остановил бота"),
        (refusal("chat not found"), Failed, "остановил бота"),
        (refusal("something new"), Failed, "something new"),
    ],
)
async def test_every_failure_ends_in_a_sentence(
    house: House, answer: Any, kind: type[Outcome], words: str
) -> None:
    """Not sent is tried again, unknown is not, hopeless is said; each in words for a person."""
    house.telegram.prepare(SendMessage, answer)
    outcome = await send(house, "Ответ")
    assert isinstance(outcome, kind)
    assert words in getattr(outcome, "error", "")


async def test_a_flood_says_how_long_to_wait(house: House) -> None:
    """The pause that Telegram asks for is the pause before the next try."""
    house.telegram.prepare(SendMessage, flood)
    outcome = await send(house, "Ответ")
    assert isinstance(outcome, Retry)
    assert outcome.after
    assert outcome.after.total_seconds() == 600


async def test_half_a_message_is_uncertain(house: House) -> None:
    """When the second piece fails, the first is not sent again blindly."""
    house.telegram.prepare(SendMessage, house.telegram.usual, unreached)
    assert isinstance(await send(house, "слово " * 1000), Uncertain)


async def test_a_business_without_a_bot_is_told_so(house: House) -> None:
    """A token that can't be one is a sentence, not an exception."""
    lost = replace(house, tenant=replace(house.tenant, telegram_bot_token="nonsense"))
    outcome = await send(lost, "Ответ")
    assert isinstance(outcome, Failed)
    assert "@BotFather" in outcome.error


VOICE = Media(kind=MediaKind.VOICE, mimetype="audio/ogg", telegram_file_id="voice-1")


async def test_a_file_is_fetched_from_telegram(house: House) -> None:
    """The bytes behind a file's id."""
    house.telegram.files["file_7.oga"] = b"voice"
    found = File(file_id="voice-1", file_unique_id="u", file_path="voice/file_7.oga")
    house.telegram.prepare(GetFile, lambda _: found)
    assert await house.side.files.download(house.tenant, VOICE) == b"voice"


@pytest.mark.parametrize(
    ("answer", "words"), [(refusal("file is too big"), "20 МБ"), (refusal("wrong file_id"), "ещё раз")]
)
async def test_a_file_that_is_not_handed_out_says_why(house: House, answer: Any, words: str) -> None:
    """Too large or gone: one sentence, without the file's address."""
    house.telegram.prepare(GetFile, answer)
    with pytest.raises(FileUnavailable, match=words):
        await house.side.files.download(house.tenant, VOICE)

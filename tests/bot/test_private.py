"""Private messages to the bot are clients'."""

import time
from typing import Any

import pytest
from aiogram.methods import SendMessage

from desk.conversation import Channel, Contact
from desk.limits import USUAL
from desk.message import MediaKind, Message
from tests.bot.house import House

USER = {"id": 900, "is_bot": False, "first_name": "Тимур", "last_name": "А.", "language_code": "ru"}
CONTACT = Contact(channel=Channel.TELEGRAM, external_id="900")


async def write(house: House, message_id: int, user: dict[str, Any] = USER, **fields: Any) -> None:
    event = {"message_id": message_id, "date": int(time.time()), "chat": {"id": 900, "type": "private"}}
    await house.feed("message", event | {"from": user} | fields)


async def unanswered(house: House) -> list[Message]:
    async with house.desks(house.tenant.id) as desk:
        conversation = await desk.conversations.of(CONTACT)
        return list((await desk.messages.of_turn(conversation.id, most=100)).unanswered)


async def test_a_private_message_is_a_clients_message_once(house: House) -> None:
    """It is stored for the client's turn, and a repeated update adds nothing."""
    for _ in range(2):
        await write(house, 5, text="Сколько стоит стрижка?")
    stored = await unanswered(house)
    assert [(one.text, one.provider_id) for one in stored] == [("Сколько стоит стрижка?", "900:5")]
    async with house.desks(house.tenant.id) as desk:
        assert (await desk.conversations.of(CONTACT)).contact.name == "Тимур А."


async def test_a_private_photo_keeps_its_file(house: House) -> None:
    """A file comes with its caption and the id by which it can be fetched."""
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]
    await write(house, 6, photo=photo, caption="Так можно?")
    [stored] = await unanswered(house)
    assert stored.media
    assert (stored.text, stored.media.kind, stored.media.telegram_file_id) == (
        "Так можно?",
        MediaKind.IMAGE,
        "p",
    )


async def test_what_has_no_words_is_a_message_too(house: House) -> None:
    """A poll or a die is not dropped: a person gets to see that something came."""
    await write(house, 7, dice={"emoji": "🎲", "value": 1})
    [stored] = await unanswered(house)
    assert stored.media
    assert stored.media.kind is MediaKind.OTHER


@pytest.mark.parametrize(
    ("code", "word"), [("ru", "Здравствуйте"), ("kk", "Сәлеметсіз"), ("de", "Здравствуйте")]
)
async def test_start_is_greeted_in_the_users_language(house: House, code: str, word: str) -> None:
    """/start gets a welcome that says who answers, and is no question."""
    await write(house, 8, USER | {"language_code": code}, text="/start")
    [welcome] = house.telegram.of(SendMessage)
    assert welcome.text.startswith(word)
    assert house.tenant.name in welcome.text
    assert await unanswered(house) == []


async def test_a_private_flood_is_kept_and_only_its_beginning_waits_for_an_answer(house: House) -> None:
    """Whoever writes to the bot itself is under the same cap as a client on WhatsApp."""
    most = USUAL.messages_a_minute
    for number in range(most + 3):
        await write(house, 100 + number, text=f"{number}?")
    assert [one.text for one in await unanswered(house)] == [f"{number}?" for number in range(most)]
    async with house.desks(house.tenant.id) as desk:
        kept = await desk.messages.received_as(f"900:{100 + most + 2}")
    assert kept.decision == {"reason": "flood"}

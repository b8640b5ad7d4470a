"""What people write in the group's topics."""

from dataclasses import replace
from typing import Any

import pytest
from aiogram.methods import CreateForumTopic, SendMessage

from bot.names import topic_name
from desk.handover import HandoverStatus
from desk.message import MediaKind, Role
from storage.tenants import PostgresTenants
from tests.bot.house import AIGUL, ANONYMOUS, DANA, GROUP, House
from tests.bot.telegram import silence

FILE = {"file_id": "file-1", "file_unique_id": "u1"}


async def topic_of(house: House) -> int:
    await house.ask()
    topic_id = (await house.conversation()).topic_id
    assert topic_id is not None
    return topic_id


async def test_a_reply_in_the_topic_reaches_its_client(house: House) -> None:
    """What a manager writes in the topic goes out, once, and takes the hand-over."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, "Вернём сегодня <b>")
    await house.work()
    assert house.whatsapp.sent == ["Вернём сегодня <b>"]
    handover = (await house.conversation()).handover
    assert handover
    assert handover.status is HandoverStatus.ACTIVE


async def test_an_update_fed_twice_is_one_reply(house: House) -> None:
    """The same message of the group, read again, is not sent again."""
    topic_id = await topic_of(house)
    for _ in range(2):
        await house.write(AIGUL, topic_id, "Вернём", message_id=55)
    await house.work()
    assert house.whatsapp.sent == ["Вернём"]


@pytest.mark.parametrize(
    "text", ["// перезвонить ей завтра", "//", "  // и ещё", "/help", "// заметка\nи вторая строка"]
)
async def test_notes_and_commands_never_leave_telegram(house: House, text: str) -> None:
    """A message that begins as an internal note or a command stays where it is."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, text)
    await house.work()
    assert house.whatsapp.sent == []


async def test_a_note_between_lines_is_left_out(house: House) -> None:
    """Only the lines for the client go to the client."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, "Вернём завтра\n// проверить кассу\nДо вечера")
    await house.work()
    assert house.whatsapp.sent == ["Вернём завтра\nДо вечера"]


async def test_a_file_with_a_note_stays(house: House) -> None:
    """A picture under an internal note is internal."""
    topic_id = await topic_of(house)
    photo = [FILE | {"width": 10, "height": 10}]
    await house.write(AIGUL, topic_id, photo=photo, caption="// чек для бухгалтера")
    assert all(message.role is not Role.MANAGER for message in await house.latest())


@pytest.mark.parametrize(
    "fields",
    [
        {"forum_topic_closed": {}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": GROUP, "type": "supergroup"}}},
        {"new_chat_title": "Новое имя"},
    ],
)
async def test_service_messages_are_no_replies(house: House, fields: dict[str, Any]) -> None:
    """What Telegram itself writes into a topic goes nowhere."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, **fields)
    assert all(message.role is not Role.MANAGER for message in await house.latest())


async def test_other_bots_and_other_places_are_no_replies(house: House) -> None:
    """Messages of bots, in General and in topics without a conversation are nobody's."""
    topic_id = await topic_of(house)
    robot = {"from": {"id": 9, "is_bot": True, "first_name": "Бот"}}
    await house.write(9, topic_id, "Реклама", **robot)
    await house.write(AIGUL, None, "В общий чат")
    await house.write(AIGUL, 12345, "В чужую тему")
    await house.work()
    assert house.whatsapp.sent == []


@pytest.mark.parametrize(
    ("fields", "kind", "file_id"),
    [
        (
            {
                "photo": [
                    FILE | {"width": 90, "height": 90},
                    {"file_id": "large", "file_unique_id": "u2", "width": 900, "height": 900},
                ]
            },
            MediaKind.IMAGE,
            "large",
        ),
        ({"voice": FILE | {"duration": 3, "mime_type": "audio/ogg"}}, MediaKind.VOICE, "file-1"),
        ({"audio": FILE | {"duration": 3}}, MediaKind.AUDIO, "file-1"),
        ({"video": FILE | {"duration": 3, "width": 1, "height": 1}}, MediaKind.VIDEO, "file-1"),
        ({"video_note": FILE | {"duration": 3, "length": 1}}, MediaKind.VIDEO, "file-1"),
        ({"document": FILE | {"file_name": "прайс.pdf"}}, MediaKind.DOCUMENT, "file-1"),
        (
            {
                "sticker": FILE
                | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
            },
            MediaKind.STICKER,
            "file-1",
        ),
    ],
)
async def test_files_are_replies(house: House, fields: dict[str, Any], kind: MediaKind, file_id: str) -> None:
    """Every kind of file is stored with the id by which Telegram hands it out; of a photo the largest."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, caption="Смотрите", **fields)
    reply = (await house.latest())[-1]
    assert reply.text == "Смотрите"
    assert reply.media
    assert (reply.media.kind, reply.media.telegram_file_id) == (kind, file_id)


async def test_a_place_is_sent_as_a_link(house: House) -> None:
    """A point on the map reaches the client as a link to the map."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, location={"latitude": 43.2, "longitude": 76.9})
    assert (await house.latest())[-1].text == "https://maps.google.com/?q=43.2,76.9"


async def test_an_anonymous_administrator_is_relayed_and_told(house: House) -> None:
    """Nothing is lost, the writer is nobody in particular, and is told once how to change that."""
    topic_id = await topic_of(house)
    group = {"id": GROUP, "type": "supergroup", "title": "Команда"}
    for text in ("Здравствуйте", "Вернём"):
        await house.write(ANONYMOUS, topic_id, text, sender_chat=group)
    await house.work()
    assert house.whatsapp.sent == ["Здравствуйте", "Вернём"]
    assert (await house.latest())[-1].author == "Администратор"
    hints = [call for call in house.telegram.of(SendMessage) if "Анонимность" in call.text]
    assert len(hints) == 1


async def test_a_topic_of_the_same_number_in_another_group_is_told_by_itself(
    house: House, tenants: PostgresTenants
) -> None:
    """Topics are counted in each group anew: what one business was told, another was not."""
    topic_id, other = await topic_of(house), GROUP - 1
    await house.write(ANONYMOUS, topic_id, "Здравствуйте", sender_chat={"id": GROUP, "type": "supergroup"})
    await tenants.moved(house.tenant.id, other)
    house.tenant = replace(house.tenant, telegram_chat_id=other)
    group = {"id": other, "type": "supergroup", "title": "Другие"}
    await house.write(ANONYMOUS, topic_id, "Вернём", sender_chat=group, chat=group)
    await house.work()
    hints = [call for call in house.telegram.of(SendMessage) if "Анонимность" in call.text]
    assert len(hints) == 2


async def test_an_edit_is_answered_with_a_warning(house: House) -> None:
    """Who edits a reply learns that the client keeps the first version; a note may be edited freely."""
    topic_id = await topic_of(house)
    for text in ("Вернём завтра", "// заметка"):
        event = {
            "message_id": 77,
            "date": 1,
            "edit_date": 2,
            "chat": {"id": GROUP, "type": "supergroup"},
            "from": {"id": DANA, "is_bot": False, "first_name": "Дана"},
            "message_thread_id": topic_id,
            "is_topic_message": True,
            "text": text,
        }
        await house.feed("edited_message", event)
    await house.work()
    warnings = [call for call in house.telegram.of(SendMessage) if "Правку" in call.text]
    assert [call.reply_parameters.message_id for call in warnings if call.reply_parameters] == [77]
    assert house.whatsapp.sent == []


async def test_a_die_is_refused_in_words(house: House) -> None:
    """What only Telegram has is not sent, and whoever wrote it is told."""
    topic_id = await topic_of(house)
    await house.write(AIGUL, topic_id, dice={"emoji": "🎲", "value": 3})
    await house.work()
    assert "отправить нельзя" in house.telegram.of(SendMessage)[-1].text


async def test_the_group_is_followed_to_its_new_id(house: House, tenants: Any) -> None:
    """When the group becomes a supergroup, the tenant's group is the new one."""
    await house.write(AIGUL, None, migrate_to_chat_id=-1002000000002)
    assert (await tenants.get(house.tenant.id)).telegram_chat_id == -1002000000002


async def test_a_topic_of_the_bots_own_is_known_without_the_answer_to_its_call(house: House) -> None:
    """Telegram's notice of it is enough; a namesake that a person makes is only a topic."""
    house.telegram.prepare(CreateForumTopic, silence)
    await house.ask()
    conversation = await house.conversation()
    made: dict[str, Any] = {"forum_topic_created": {"name": topic_name(conversation, "—"), "icon_color": 0}}
    await house.write(AIGUL, 80, **made)
    assert (await house.conversation()).topic_id is None
    bot: dict[str, Any] = {
        "id": house.side.bots.for_tenant(house.tenant).id,
        "is_bot": True,
        "first_name": "Бот",
    }
    await house.write(AIGUL, 81, **(made | {"from": bot}))
    assert (await house.conversation()).topic_id == 81
    await house.write(AIGUL, 82, **(made | {"from": bot}))
    assert (await house.conversation()).topic_id == 81

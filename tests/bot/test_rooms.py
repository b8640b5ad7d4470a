"""The team's own topics in the group, and the slips in them."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from aiogram.methods import CreateForumTopic, EditMessageText, ReopenForumTopic, SendMessage

from app.phrases import FluentPhrasebook
from bot.buttons import Button, keyboard
from bot.pace import Urgency, aside, urgency_of
from bot.slips.kinds import WORDS
from bot.slips.words import SlipText
from desk.ports import Desk
from desk.slip import Room, SlipKind, slip_in_room, slip_in_topic
from desk.tenant import Tenant
from desk.work import Crew
from storage.tenants import PostgresTenants
from tests.bot.house import AIGUL, GROUP, House
from tests.bot.telegram import refusal

KIND = SlipKind.VERDICT


@dataclass
class Board:
    """What stands on the only slip, until it is settled."""

    text: str = "Верно ли это?"
    settled: bool = False

    async def __call__(self, _: Desk, tenant: Tenant, subject_id: UUID) -> SlipText:
        buttons = keyboard(FluentPhrasebook(), tenant.team_language, subject_id, [Button.FORGET])
        return SlipText(text=self.text, buttons=None if self.settled else buttons)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    board = Board()
    monkeypatch.setitem(WORDS, KIND, lambda _: board)
    return board


async def order(house: House, subject_id: UUID) -> None:
    async with house.desks(house.tenant.id) as desk:
        await desk.outbox.add(slip_in_room(Room.REVIEW, KIND, subject_id))
    await house.work(Crew.TEAM)


async def topic_of(house: House) -> int | None:
    async with house.desks(house.tenant.id) as desk:
        return await desk.rooms.topic_of(Room.REVIEW)


async def test_a_room_is_made_when_it_is_first_needed(board: Board, house: House) -> None:
    """Two slips stand in one topic, which got its name in the team's language."""
    for subject_id in (uuid4(), uuid4()):
        await order(house, subject_id)
    made = house.telegram.of(CreateForumTopic)
    assert [call.name for call in made] == ["🔎 Проверка ответов"]
    posted = house.telegram.of(SendMessage)
    assert [call.message_thread_id for call in posted] == [await topic_of(house)] * 2
    assert [call.text for call in posted] == [board.text] * 2


async def test_a_deleted_room_is_made_anew(board: Board, house: House) -> None:
    """The slip that found its room gone stands in a new one, and so do those after it."""
    await order(house, uuid4())
    before = await topic_of(house)
    house.telegram.prepare(SendMessage, refusal("message thread not found"))
    await order(house, uuid4())
    await order(house, uuid4())
    after = await topic_of(house)
    assert before != after
    assert [call.message_thread_id for call in house.telegram.of(SendMessage)] == [
        before,
        before,
        after,
        after,
    ]


async def test_a_closed_room_is_reopened(board: Board, house: House) -> None:
    """Whoever closed the room does not stop what is to be decided."""
    house.telegram.prepare(SendMessage, refusal("TOPIC_CLOSED"))
    await order(house, uuid4())
    assert len(house.telegram.of(ReopenForumTopic)) == 1
    assert len(house.telegram.of(SendMessage)) == 2


async def test_without_topics_a_slip_stands_in_the_common_part(board: Board, house: House) -> None:
    """A group whose topics are off still gets to decide."""
    house.telegram.prepare(CreateForumTopic, refusal("the chat is not a forum"))
    await order(house, uuid4())
    assert house.telegram.of(SendMessage)[0].message_thread_id is None


async def test_a_slip_follows_the_database_where_it_stands(board: Board, house: House) -> None:
    """Ordered again it is edited, and loses its buttons once it is settled."""
    subject_id = uuid4()
    await order(house, subject_id)
    board.text, board.settled = "Верно, спасибо", True
    await order(house, subject_id)
    edited = house.telegram.of(EditMessageText)[0]
    assert (edited.text, edited.reply_markup) == ("Верно, спасибо", None)
    assert len(house.telegram.of(SendMessage)) == 1


async def test_a_slip_that_was_deleted_comes_back_only_while_it_is_open(board: Board, house: House) -> None:
    """Nobody loses a question by deleting its message; an answered one stays away."""
    subject_id = uuid4()
    await order(house, subject_id)
    house.telegram.prepare(EditMessageText, refusal("message to edit not found"))
    await order(house, subject_id)
    assert len(house.telegram.of(SendMessage)) == 2
    board.settled = True
    house.telegram.prepare(EditMessageText, refusal("message to edit not found"))
    await order(house, subject_id)
    assert len(house.telegram.of(SendMessage)) == 2


async def test_a_slip_is_found_by_its_message(board: Board, house: House) -> None:
    """Who replies to the message, replies to what it is about."""
    subject_id = uuid4()
    await order(house, subject_id)
    async with house.desks(house.tenant.id) as desk:
        standing = await desk.slips.of(subject_id)
        assert standing
        found = await desk.slips.at(GROUP, standing.message_id)
        assert found == standing
        assert await desk.slips.at(GROUP - 1, standing.message_id) is None


async def test_a_slip_may_stand_in_a_conversations_topic(board: Board, house: House) -> None:
    """It stands among the client's messages, at the pace of a card."""
    await house.ask()
    conversation = await house.conversation()
    async with house.desks(house.tenant.id) as desk:
        await desk.outbox.add(slip_in_topic(conversation.id, KIND, uuid4()))
    await house.work(Crew.TEAM)
    assert house.telegram.of(SendMessage)[-1].message_thread_id == conversation.topic_id


async def test_what_is_said_in_a_room_reaches_no_client(board: Board, house: House) -> None:
    """A room is the team's: not even a topic id that a client once had makes it a conversation."""
    await house.ask()
    topic_id = (await house.conversation()).topic_id
    assert topic_id is not None
    async with house.desks(house.tenant.id) as desk:
        await desk.rooms.made(Room.KNOWLEDGE, GROUP, topic_id)
    await house.write(AIGUL, topic_id, "Верните ей деньги")
    await house.work()
    assert house.whatsapp.sent == []


def test_what_is_put_aside_goes_last() -> None:
    """A slip in a room never delays a client's words, a card, an edit or an icon."""
    slip = SendMessage(chat_id=GROUP, text="Верно ли это?")
    with aside():
        assert urgency_of(slip) is Urgency.ASIDE is max(Urgency)
    assert urgency_of(slip) is Urgency.WORDS


async def test_rooms_move_with_the_group(board: Board, house: House, tenants: PostgresTenants) -> None:
    """A group with another id keeps its rooms; a slip is posted anew: message ids are others there."""
    subject_id, new_group = uuid4(), GROUP - 1
    await order(house, subject_id)
    room = await topic_of(house)
    await tenants.moved(house.tenant.id, new_group)
    assert await topic_of(house) == room
    await order(house, subject_id)
    assert [call.chat_id for call in house.telegram.of(SendMessage)] == [GROUP, new_group]

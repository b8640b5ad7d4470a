"""Shadow mode: the bot drafts into the client's topic, and people send."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText
from aiogram.methods import SendMessage as Posted
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.conversation import ConversationState
from desk.decision import Action, Decision
from desk.handover import Trigger, TriggerType
from desk.hours import CLOSED, ROUND_THE_CLOCK, Hours
from desk.message import Message, Role
from desk.tenant import MODE, SHADOW, Tenant
from desk.usecases.draft_answer import says_the_same
from desk.usecases.watch_drafts import WatchDrafts
from desk.verdict import Grounds, Review, Verdict
from storage.tenants import PostgresTenants
from storage.turns import PostgresTurns
from tests.bot.house import AIGUL, DANA, House
from tests.integration.room import CONTACT, Room, ToldBrain, answer

GROUNDS = Grounds(odds=1.5, bar=-0.8, model="an embedder/weights/verbatim")
PRICE = replace(answer("Маникюр — 6 000 ₸"), grounds=GROUNDS)
BUTTON = "send_"


@pytest.fixture
async def client(house: House, engine: AsyncEngine, tenants: PostgresTenants) -> Room:
    """Of a business in shadow mode."""
    await tenants.save(replace(house.tenant, profile={MODE: SHADOW}))
    turns = PostgresTurns(engine, lease=timedelta(seconds=5))
    return Room(house.desks, tenants, turns, house.tenant, ToldBrain(PRICE))


async def asks(client: Room, house: House, words: str = "Сколько стоит маникюр?") -> UUID | None:
    """The draft that comes of it."""
    await client.hears(words)
    await client.turn()
    await house.work()
    drafts = [call for call in house.telegram.of(Posted) if _data(call)]
    return UUID(_data(drafts[-1]).removeprefix(BUTTON)) if drafts else None


def _data(call: Posted) -> str:
    rows = getattr(call.reply_markup, "inline_keyboard", [[]])
    data = [button.callback_data or "" for row in rows for button in row]
    return next((one for one in data if one.startswith(BUTTON)), "")


async def review_of(house: House, review_id: UUID | None) -> Review:
    assert review_id
    async with house.desks(house.tenant.id) as desk:
        return await desk.reviews.get(review_id)


async def topic_of(house: House, review: Review) -> int:
    async with house.desks(house.tenant.id) as desk:
        topic_id = (await desk.conversations.get(review.conversation_id)).topic_id
    assert topic_id
    return topic_id


def told(house: House) -> str:
    return house.telegram.of(AnswerCallbackQuery)[-1].text or ""


async def test_the_client_hears_nothing_by_itself(client: Room, house: House) -> None:
    """The draft stands in the client's topic with one button; no message leaves."""
    review = await review_of(house, await asks(client, house))
    slip = next(call for call in house.telegram.of(Posted) if _data(call))
    assert slip.message_thread_id == await topic_of(house, review)
    assert "Маникюр — 6 000 ₸" in str(slip.text)
    assert house.whatsapp.sent == []
    assert await client.state() is ConversationState.BOT_ACTIVE


async def test_one_tap_sends_it_and_is_a_verdict(client: Room, house: House) -> None:
    """The client gets the draft's words once, without the bot's notice; two presses send once."""
    review_id = await asks(client, house)
    for user_id in (AIGUL, DANA):
        await house.press(user_id, f"{BUTTON}{review_id}")
    assert told(house) == "Клиенту уже ответили."
    await house.work()
    assert house.whatsapp.sent == ["Маникюр — 6 000 ₸"]
    review = await review_of(house, review_id)
    assert (review.verdict, review.judged_by and review.judged_by.telegram_id) == (Verdict.RIGHT, AIGUL)
    edited = house.telegram.of(EditMessageText)[-1]
    assert "Отправлено" in str(edited.text)
    assert edited.reply_markup is None


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("Маникюр 6 500 ₸", Verdict.WRONG), ("Маникюр — 6 000 ₸!", Verdict.RIGHT)],
)
async def test_a_persons_own_words_are_a_verdict_too(
    client: Room, house: House, words: str, verdict: Verdict
) -> None:
    """Another figure says the draft was wrong; nearly the same words say it was right."""
    review_id = await asks(client, house)
    topic_id = await topic_of(house, await review_of(house, review_id))
    await house.write(DANA, topic_id, words)
    await house.work()
    assert (await review_of(house, review_id)).verdict is verdict
    assert house.whatsapp.sent == [words]
    await house.press(AIGUL, f"{BUTTON}{review_id}")
    await house.work()
    assert house.whatsapp.sent == [words]


async def test_an_outdated_draft_cannot_be_sent(client: Room, house: House) -> None:
    """The client wrote on: the press is refused with a word, even before the new draft is there."""
    review_id = await asks(client, house)
    await client.hears("точнее, педикюр")
    await house.press(AIGUL, f"{BUTTON}{review_id}")
    assert "Не отправлено" in told(house)
    await house.work()
    assert house.whatsapp.sent == []
    assert (await review_of(house, review_id)).outdated


async def test_a_new_turn_outdates_the_draft_before_it(client: Room, house: House) -> None:
    """Its button goes, and the new one has it."""
    first = await asks(client, house)
    client.brain.decision = replace(PRICE, text="Педикюр — 9 000 ₸")
    second = await asks(client, house, "а педикюр?")
    assert first != second
    assert (await review_of(house, first)).outdated
    assert "устарел" in str(house.telegram.of(EditMessageText)[-1].text)
    await house.press(AIGUL, f"{BUTTON}{second}")
    await house.work()
    assert house.whatsapp.sent == ["Педикюр — 9 000 ₸"]


async def test_a_person_is_called_without_a_word_to_the_client(client: Room, house: House) -> None:
    """The card calls the team; the promise is the person's own to make."""
    trigger = Trigger(type=TriggerType.INTENT, value="REFUND")
    client.brain.decision = Decision(action=Action.HUMAN, trigger=trigger)
    assert await asks(client, house, "верните деньги") is None
    assert house.whatsapp.sent == []
    assert await client.state() is ConversationState.PENDING


async def test_a_sent_draft_is_not_the_bots_first_word(
    client: Room, house: House, tenants: PostgresTenants
) -> None:
    """When the bot speaks for itself later in the same talk, it says that it is an AI."""
    await house.press(AIGUL, f"{BUTTON}{await asks(client, house)}")
    await tenants.save(house.tenant)
    await asks(client, house, "а педикюр?")
    assert "ИИ" in (await client.replies())[-1]
    said = [message for message in await latest(client) if message.role is Role.BOT]
    assert [message.agent_id for message in said] == [AIGUL, None]


async def looked(client: Room, house: House, tenant: Tenant | None = None) -> list[Posted]:
    """What is in the group after another look at the drafts that wait."""
    watch = WatchDrafts(desks=house.desks, is_holiday=frozenset[date]().__contains__)
    await watch(tenant or client.tenant)
    await house.work()
    return [call for call in house.telegram.of(Posted) if "всё ещё ждёт" in str(call.text)]


async def aged(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE reviews SET created_at = now() - interval '11 minutes'"))


async def test_a_draft_that_nobody_sends_is_brought_to_mind_once(
    client: Room, house: House, engine: AsyncEngine
) -> None:
    """Below the draft, when the client has waited ten minutes."""
    review_id = await asks(client, house)
    assert review_id
    assert await looked(client, house) == []
    await aged(engine)
    (reminder,) = await looked(client, house)
    async with house.desks(house.tenant.id) as desk:
        slip = await desk.slips.of(review_id)
    assert slip
    assert reminder.reply_parameters
    assert reminder.reply_parameters.message_id == slip.message_id
    assert reminder.message_thread_id == await topic_of(house, await review_of(house, review_id))
    assert await looked(client, house) == [reminder]


async def test_nobody_is_reminded_of_what_was_answered(
    client: Room, house: House, engine: AsyncEngine
) -> None:
    """By the draft itself, by own words, or because the client has written on."""
    await house.press(AIGUL, f"{BUTTON}{await asks(client, house)}")
    second = await review_of(house, await asks(client, house, "а педикюр?"))
    await house.write(DANA, await topic_of(house, second), "Педикюр — 9 000 ₸")
    await aged(engine)
    assert await looked(client, house) == []


async def test_who_writes_on_is_drafted_for_anew(client: Room, house: House, engine: AsyncEngine) -> None:
    """What can't be sent any more is no reason to be reminded."""
    await asks(client, house)
    await client.hears("точнее, педикюр")
    await aged(engine)
    assert await looked(client, house) == []


async def test_nobody_is_reminded_while_the_business_is_closed(
    client: Room, house: House, engine: AsyncEngine
) -> None:
    """The reminder comes when somebody is expected to read it."""
    await asks(client, house)
    await aged(engine)
    closed, open_ = (
        replace(client.tenant, hours=Hours(week=(day,) * 7)) for day in (CLOSED, ROUND_THE_CLOCK)
    )
    assert await looked(client, house, closed) == []
    assert await looked(client, house, open_)


async def latest(client: Room) -> Sequence[Message]:
    async with client.desks(client.tenant.id) as desk:
        conversation = await desk.conversations.of(CONTACT)
        return await desk.messages.latest(conversation.id, limit=9)


@pytest.mark.parametrize(
    ("drafted", "written", "same"),
    [
        ("Да, открыты до 20:00", "да,  открыты до 20:00.", True),
        ("Да, открыты до 20:00", "да, открыты до 21:00", False),
        ("Парковка есть во дворе", "Парковки нет, только на улице", False),
    ],
)
def test_what_says_the_same(drafted: str, written: str, same: bool) -> None:
    """The same figures and nearly the same letters."""
    assert says_the_same(drafted, written) is same

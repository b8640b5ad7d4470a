"""The team says of the bot's answers whether they were right."""

from uuid import UUID

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.knowledge import Lesson, Provenance
from desk.slip import Room, SlipKind, slip_in_room
from desk.verdict import COMPUTED, Grounds, Origin, Review, SaidFrom, Verdict
from desk.work import Crew
from tests.bot.house import AIGUL, DANA, GROUP, House, group_message, person

MODEL = "an embedder/weights/verbatim"
GROUNDS = Grounds(odds=1.9, bar=0.24, model=MODEL, chance=0.2)


async def asked_about(house: House, *said_from: SaidFrom, grounds: Grounds = GROUNDS) -> UUID:
    """An answer of the bot, shown to the team."""
    await house.says("Сколько стоит <маникюр>?")
    review = Review(
        conversation_id=(await house.conversation()).id,
        origin=Origin.SAMPLE,
        question="Сколько стоит <маникюр>?",
        answer="Маникюр — 6 000 ₸",
        language="ru",
        confidence=0.87,
        grounds=grounds,
        said_from=said_from,
    )
    async with house.desks(house.tenant.id) as desk:
        await desk.reviews.add(review)
        await desk.outbox.add(slip_in_room(Room.REVIEW, SlipKind.VERDICT, review.id))
    await house.work(Crew.TEAM)
    return review.id


async def review_of(house: House, review_id: UUID) -> Review:
    async with house.desks(house.tenant.id) as desk:
        return await desk.reviews.get(review_id)


async def slip_of(house: House, review_id: UUID) -> tuple[int, int]:
    """Topic and message."""
    async with house.desks(house.tenant.id) as desk:
        slip, topic_id = await desk.slips.of(review_id), await desk.rooms.topic_of(Room.REVIEW)
    assert slip
    assert topic_id
    return topic_id, slip.message_id


async def reply(house: House, user_id: int, review_id: UUID, words: str) -> None:
    """As a reply to the slip."""
    topic_id, message_id = await slip_of(house, review_id)
    slip = group_message(777, topic_id, message_id, "slip") | {"from": person(777) | {"is_bot": True}}
    await house.write(user_id, topic_id, words, reply_to_message=slip)


def last_told(house: House) -> str:
    return house.telegram.of(AnswerCallbackQuery)[-1].text or ""


async def test_the_slip_shows_what_is_to_be_judged(house: House) -> None:
    """Question, answer, entry and confidence, with a link to the client, and three buttons."""
    review_id = await asked_about(house, SaidFrom(item_id="price:1", question="Цена маникюра"))
    slip = house.telegram.of(SendMessage)[-1]
    for words in ("&lt;маникюр&gt;", "6 000 ₸", "Цена маникюра", "87 %", "https://wa.me/77000000001"):
        assert words in str(slip.text)
    assert slip.reply_markup
    row = slip.reply_markup.inline_keyboard[0]  # type: ignore[union-attr]
    assert [button.callback_data for button in row] == [
        f"right_{review_id}",
        f"wrong_{review_id}",
        f"correct_{review_id}",
    ]


@pytest.mark.parametrize("verdict", Verdict)
async def test_anybody_of_the_team_may_judge(house: House, verdict: Verdict) -> None:
    """The verdict is kept with who gave it, and the slip says so and asks no more."""
    review_id = await asked_about(house)
    await house.press(AIGUL, f"{verdict}_{review_id}")
    await house.work(Crew.TEAM)
    review = await review_of(house, review_id)
    assert review.verdict is verdict
    assert review.judged_by
    assert review.judged_by.telegram_id == AIGUL
    edited = house.telegram.of(EditMessageText)[-1]
    assert "Айгуль" in str(edited.text)
    assert edited.reply_markup is None


async def test_the_first_verdict_stands(house: House) -> None:
    """Whoever presses after it is told what was decided, and by whom."""
    review_id = await asked_about(house)
    await house.press(AIGUL, f"right_{review_id}")
    for user_id, button in ((DANA, "wrong"), (AIGUL, "wrong"), (DANA, "correct")):
        await house.press(user_id, f"{button}_{review_id}")
        assert last_told(house) == "Уже проверено: Айгуль, «верно»."
    assert (await review_of(house, review_id)).verdict is Verdict.RIGHT


@pytest.mark.parametrize("by_reply", [True, False])
async def test_what_is_written_after_the_press_is_the_right_answer(house: House, by_reply: bool) -> None:
    """As a reply, or simply as the next message there: it corrects, counts as wrong, and is to be learnt."""
    review_id = await asked_about(house)
    await house.press(DANA, f"correct_{review_id}")
    await house.work(Crew.TEAM)
    assert "Дана, напишите" in str(house.telegram.of(EditMessageText)[-1].text)
    if by_reply:
        await reply(house, DANA, review_id, "6 500 ₸ с покрытием")
    else:
        await house.write(DANA, (await slip_of(house, review_id))[0], "6 500 ₸ с покрытием")
    review = await review_of(house, review_id)
    assert (review.verdict, review.correction) == (Verdict.WRONG, "6 500 ₸ с покрытием")
    assert await house.lanes.claim(Crew.BACKGROUND)


async def test_words_without_the_press_correct_nothing(house: House) -> None:
    """Another person's reply is a remark; its author is told how to correct."""
    review_id = await asked_about(house)
    await house.press(DANA, f"correct_{review_id}")
    await reply(house, AIGUL, review_id, "А разве не 7 000?")
    assert (await review_of(house, review_id)).verdict is None
    assert "сначала нажмите" in house.telegram.of(SendMessage)[-1].text
    await house.write(AIGUL, (await slip_of(house, review_id))[0], "Девочки, обед?")
    assert (await review_of(house, review_id)).verdict is None


async def test_a_correction_reaches_no_client(house: House) -> None:
    """What is written in the room stays with the team."""
    review_id = await asked_about(house)
    await house.press(DANA, f"correct_{review_id}")
    await reply(house, DANA, review_id, "6 500 ₸ с покрытием")
    await house.work()
    assert house.whatsapp.sent == []


async def test_verdicts_count_until_what_they_speak_of_has_changed(house: House, engine: AsyncEngine) -> None:
    """Right ones end with a new version of the entry; wrong ones stay; all end with another model."""
    lesson = Lesson(question="Цена маникюра", answer="6 000 ₸", language="ru")
    async with house.desks(house.tenant.id) as desk:
        item = await desk.knowledge.add(lesson, Provenance(source="import"))
    source = SaidFrom(item_id=str(item.id), question=item.question)
    for button in ("right", "wrong"):
        await house.press(AIGUL, f"{button}_{await asked_about(house, source)}")
    async with house.desks(house.tenant.id) as desk:
        labels = await desk.verdicts.labels(MODEL)
        assert sorted((label.right, label.weight) for label in labels) == [(False, 5.0), (True, 5.0)]
        assert await desk.verdicts.labels("another model") == []
        assert await desk.verdicts.withdrawn("another model") == 2
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE knowledge_items SET version = 2"))
    async with house.desks(house.tenant.id) as desk:
        assert [label.right for label in await desk.verdicts.labels(MODEL)] == [False]
        assert await desk.verdicts.withdrawn(MODEL) == 1


async def test_a_press_in_another_group_judges_nothing(house: House) -> None:
    """Only the tenant's own group decides."""
    review_id = await asked_about(house)
    await house.press(AIGUL, f"right_{review_id}", chat_id=GROUP - 5)
    assert (await review_of(house, review_id)).verdict is None


async def test_a_verdict_counts_for_the_entry(house: House) -> None:
    """A right answer is tried again at every change; a wrong one counts against its entry."""
    async with house.desks(house.tenant.id) as desk:
        lesson = Lesson(question="Сколько стоит маникюр?", answer="Маникюр — 6 000 ₸", language="ru")
        item = await desk.knowledge.add(lesson, Provenance(source="import"))
    source = SaidFrom(item_id=str(item.id), question=item.question)
    for button in ("right", "wrong"):
        await house.press(AIGUL, f"{button}_{await asked_about(house, source)}")
    async with house.desks(house.tenant.id) as desk:
        assert [case.item_id for case in await desk.cases.all(limit=5)] == [item.id]
        assert (await desk.knowledge.get(item.id)).overruled == 1


async def test_a_computed_answer_is_no_approved_one_of_an_entry(house: House) -> None:
    """No entry has said it, so none is held to say it at every change."""
    async with house.desks(house.tenant.id) as desk:
        lesson = Lesson(question="Маникюр", answer="Маникюр — 6 000 ₸", language="ru")
        item = await desk.knowledge.add(lesson, Provenance(source="import"))
    source = SaidFrom(item_id=str(item.id), question=item.question)
    await house.press(AIGUL, f"right_{await asked_about(house, source, grounds=Grounds(model=COMPUTED))}")
    async with house.desks(house.tenant.id) as desk:
        assert await desk.cases.all(limit=5) == []

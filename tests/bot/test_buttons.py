"""Buttons in the group, through the real dispatcher and the real database."""

from uuid import UUID

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage

from desk.conversation import ConversationState
from desk.handover import HandoverStatus, Resolution
from desk.knowledge import Lesson, Provenance
from desk.message import MessageStatus
from desk.work import Failed, Work, WorkKind
from tests.bot.house import AIGUL, DANA, GROUP, OWNER, House
from tests.bot.telegram import silence

UNKNOWN = UUID(int=1)


def answers(house: House) -> list[AnswerCallbackQuery]:
    return house.telegram.of(AnswerCallbackQuery)


async def test_the_first_to_press_takes_the_handover(house: House) -> None:
    """[Беру] gives the hand-over to the one who pressed it."""
    handover = await house.ask()
    await house.press(AIGUL, f"take_{handover.id}")
    taken = await house.handover(handover.id)
    assert taken.status is HandoverStatus.ACTIVE
    assert taken.assigned_to
    assert taken.assigned_to.telegram_id == AIGUL


async def test_the_second_is_told_privately_who_has_it(house: House) -> None:
    """Who comes too late sees the colleague's name, and nothing changes."""
    handover = await house.ask()
    await house.press(AIGUL, f"take_{handover.id}")
    await house.press(DANA, f"take_{handover.id}")
    last = answers(house)[-1]
    assert last.show_alert
    assert "Айгуль" in (last.text or "")
    assigned = (await house.handover(handover.id)).assigned_to
    assert assigned
    assert assigned.telegram_id == AIGUL


@pytest.mark.parametrize(
    ("button", "resolution"), [("resolve", Resolution.SOLVED), ("release", Resolution.RETURNED)]
)
async def test_closing_gives_the_talk_back_to_the_bot(
    house: House, button: str, resolution: Resolution
) -> None:
    """[Решено] and [Вернуть боту] close the hand-over, each in its own way."""
    handover = await house.ask()
    await house.press(AIGUL, f"{button}_{handover.id}")
    assert (await house.handover(handover.id)).resolution is resolution
    assert (await house.conversation()).state is ConversationState.BOT_ACTIVE


async def test_a_closed_handover_says_so(house: House) -> None:
    """A press on what is solved already changes nothing and says why."""
    handover = await house.ask()
    await house.press(AIGUL, f"resolve_{handover.id}")
    await house.press(DANA, f"take_{handover.id}")
    assert answers(house)[-1].text == "Уже решено."
    assert answers(house)[-1].show_alert


async def test_a_press_in_another_group_does_nothing(house: House) -> None:
    """Only the tenant's own group may command its hand-overs."""
    handover = await house.ask()
    await house.press(AIGUL, f"take_{handover.id}", chat_id=-100999)
    assert (await house.handover(handover.id)).status is HandoverStatus.PENDING


@pytest.mark.parametrize("data", [f"take_{UNKNOWN}", "take_nonsense", "unheard_of", ""])
async def test_a_stale_button_is_answered(house: House, data: str) -> None:
    """A button of something unknown says so instead of spinning for ever."""
    await house.press(AIGUL, data)
    assert "больше не действует" in (answers(house)[-1].text or "")


async def test_a_press_counts_when_telegram_does_not_take_the_answer(house: House) -> None:
    """Telling the person may fail; what was pressed is done."""
    handover = await house.ask()
    house.telegram.prepare(AnswerCallbackQuery, silence)
    await house.press(AIGUL, f"take_{handover.id}")
    assert (await house.handover(handover.id)).status is HandoverStatus.ACTIVE


async def test_a_press_that_comes_twice_is_one(house: House) -> None:
    """The same update fed again leaves the hand-over where it was."""
    handover = await house.ask()
    for _ in range(2):
        await house.press(AIGUL, f"take_{handover.id}")
    assert answers(house)[-1].text == answers(house)[-2].text


async def test_a_failed_message_is_sent_again_at_a_press(house: House) -> None:
    """[Повторить] queues the message once more; pressed again it says that it is on its way."""
    await house.ask()
    house.whatsapp.outcomes = [Failed(error="Номер не в WhatsApp.")]
    message_id = await house.bot_says("Ответ")
    await house.work()
    await house.press(AIGUL, f"retry_{message_id}")
    await house.press(AIGUL, f"retry_{message_id}")
    await house.work()
    assert house.whatsapp.sent == ["Ответ", "Ответ"]
    assert "уже в пути" in (answers(house)[-1].text or "")
    assert {m.status for m in await house.latest() if m.id == message_id} == {MessageStatus.SENT}


async def learnt(house: House) -> Work:
    conversation = await house.conversation()
    async with house.desks(house.tenant.id) as desk:
        item = await desk.knowledge.add(
            Lesson(question="Есть ли парковка?", answer="Да", language="ru"), Provenance(source="owner")
        )
        work = Work(
            kind=WorkKind.NOTICE,
            conversation_id=conversation.id,
            subject_id=item.id,
            details={"notice": "learned"},
        )
        await desk.outbox.add(work)
    await house.work()
    return work


async def test_only_the_owner_undoes_what_was_learnt(house: House) -> None:
    """A manager's [Отменить] is refused, the owner's withdraws the entry and marks the notice."""
    await house.ask()
    work = await learnt(house)
    await house.press(AIGUL, f"forget_{work.subject_id}")
    assert "решает владелец" in (answers(house)[-1].text or "")
    await house.press(OWNER, f"forget_{work.subject_id}")
    await house.work()
    async with house.desks(house.tenant.id) as desk:
        assert not (await desk.knowledge.get(work.subject_id)).live
    assert "больше так не отвечаю" in (house.telegram.of(EditMessageText)[-1].text or "")


async def test_what_was_learnt_is_shown_with_a_way_back(house: House) -> None:
    """The notice names question and answer and has [Отменить] for that entry."""
    await house.ask()
    work = await learnt(house)
    notice = house.telegram.of(SendMessage)[-1]
    assert notice.chat_id == GROUP
    assert "Есть ли парковка?" in notice.text
    assert f"forget_{work.subject_id}" in str(notice.reply_markup)

"""Buttons count for members of the group alone."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import AnswerCallbackQuery, GetChatMember
from aiogram.types import ChatMemberBanned, ChatMemberLeft, ChatMemberRestricted, User

from bot.membership import SURE_SECONDS, MembersOnly
from desk.handover import HandoverStatus
from tests.bot.house import AIGUL, GROUP, House, person
from tests.bot.telegram import Answer, refusal, silence

STRANGER, OTHER_GROUP = 999, -1001000000002
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def restricted(*, inside: bool) -> Answer:
    rights: dict[str, Any] = {
        name: False for name in ChatMemberRestricted.model_fields if name.startswith("can_")
    }
    user = User(**person(STRANGER))
    return lambda _: ChatMemberRestricted(user=user, is_member=inside, until_date=LATER, **rights)


OUTSIDE: dict[str, Answer] = {
    "left": lambda _: ChatMemberLeft(user=User(**person(STRANGER))),
    "banned": lambda _: ChatMemberBanned(user=User(**person(STRANGER)), until_date=LATER),
    "restricted and gone": restricted(inside=False),
    "never seen": refusal("PARTICIPANT_ID_INVALID"),
}


@pytest.mark.parametrize("status", OUTSIDE)
async def test_whoever_is_not_in_the_group_changes_nothing_by_a_press(house: House, status: str) -> None:
    """A public group shows its buttons to strangers, and a forged press carries whatever data it likes."""
    handover = await house.ask()
    for button in ("take", "resolve", "release"):
        house.telegram.prepare(GetChatMember, OUTSIDE[status])
        await house.press(STRANGER, f"{button}_{handover.id}")
        told = house.telegram.of(AnswerCallbackQuery)[-1]
        assert told.show_alert
        assert "участников группы" in (told.text or "")
    assert (await house.handover(handover.id)).status is HandoverStatus.PENDING


async def test_a_restricted_member_is_a_member(house: House) -> None:
    """Somebody who may not write pictures may still take a talk."""
    handover = await house.ask()
    house.telegram.prepare(GetChatMember, restricted(inside=True))
    await house.press(STRANGER, f"take_{handover.id}")
    assert (await house.handover(handover.id)).status is HandoverStatus.ACTIVE


async def test_telegram_is_asked_about_a_person_once_in_a_while(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A member's presses wait for no question each, and one who was put out presses no more before long."""
    handover = await house.ask()
    for _ in range(3):
        await house.press(AIGUL, f"take_{handover.id}")
    (asked,) = house.telegram.of(GetChatMember)
    assert (asked.chat_id, asked.user_id) == (GROUP, AIGUL)
    (known,) = [
        one for one in house.side.dispatcher.callback_query.outer_middleware if isinstance(one, MembersOnly)
    ]
    monkeypatch.setattr(known, "_clock", lambda: time.monotonic() + SURE_SECONDS + 1)
    house.telegram.prepare(GetChatMember, OUTSIDE["left"])
    await house.press(AIGUL, f"resolve_{handover.id}")
    assert (await house.handover(handover.id)).status is HandoverStatus.ACTIVE


async def test_a_member_of_one_group_is_asked_about_anew_in_another(house: House) -> None:
    """Whoever works for one business is a stranger in the next one's group until Telegram says otherwise."""
    handover = await house.ask()
    await house.press(AIGUL, f"take_{handover.id}")
    house.tenant = replace(house.tenant, telegram_chat_id=OTHER_GROUP)
    house.telegram.prepare(GetChatMember, OUTSIDE["left"])
    await house.press(AIGUL, f"resolve_{handover.id}", chat_id=OTHER_GROUP)
    assert [asked.chat_id for asked in house.telegram.of(GetChatMember)] == [GROUP, OTHER_GROUP]
    assert "участников группы" in (house.telegram.of(AnswerCallbackQuery)[-1].text or "")
    assert (await house.handover(handover.id)).status is HandoverStatus.ACTIVE


async def test_a_press_that_telegram_can_not_be_asked_about_comes_again(house: House) -> None:
    """It is not taken for a stranger's, and not lost."""
    handover = await house.ask()
    house.telegram.prepare(GetChatMember, silence)
    with pytest.raises(TelegramNetworkError):
        await house.press(AIGUL, f"take_{handover.id}")
    await house.press(AIGUL, f"take_{handover.id}")
    assert (await house.handover(handover.id)).status is HandoverStatus.ACTIVE

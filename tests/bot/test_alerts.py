"""An alert reaches its owner, or the group; and the operator."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from bot.alert_words import AlertWords
from desk.alert import Alert, AlertKind, Audience, Part
from desk.tenant import Tenant
from desk.usecases.alarm import Alarm, told_to
from desk.work import Crew
from tests.bot.conftest import DEFAULT_TOKEN
from tests.bot.house import GROUP, OWNER, House
from tests.bot.telegram import forbidden, refusal, silence

OPERATOR = 900
BLOCKED = forbidden("bot can't initiate conversation with a user")
GROUP_REFUSES = {"error": "Бота нет в группе Telegram: добавьте его."}
STUCK = {"pieces": [{"kind": "send", "status": "dead", "count": 2}], "error": "ChatFlow <refused>."}


async def begin(house: House, kind: AlertKind, facts: dict[str, Any], *operators: int) -> Alert:
    async with house.desks(house.tenant.id) as desk:
        alert = await Alarm(operators).begin(desk, house.tenant, kind, facts)
    assert alert
    return alert


async def end(house: House, kind: AlertKind) -> None:
    async with house.desks(house.tenant.id) as desk:
        assert await Alarm(()).end(desk, house.tenant, kind, begun_before=await desk.now())


def sent(house: House) -> list[tuple[int | str, str]]:
    return [(call.chat_id, call.text) for call in house.telegram.of(SendMessage)]


async def statuses(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT status FROM outbox WHERE kind = 'alert' ORDER BY seq"))
        return [row.status for row in rows]


async def test_the_owner_is_told_privately_what_is_wrong_and_what_to_do(house: House) -> None:
    await begin(house, AlertKind.STUCK, STUCK)
    await house.work(Crew.TEAM)
    [(chat_id, words)] = sent(house)
    assert chat_id == OWNER
    assert "сообщения не дошли до клиентов: 2" in words
    assert "🔁 Повторить" in words
    assert "run.py" not in words
    assert "ChatFlow" not in words


async def test_the_operator_is_told_by_the_shared_bot_which_business_it_is(house: House) -> None:
    """With the command that helps, and the error as it came."""
    writers: dict[int, str] = {}
    make_request = house.telegram.make_request

    async def remembered(bot: Any, method: Any, *others: Any, **named: Any) -> Any:
        writers[method.chat_id] = bot.token
        return await make_request(bot, method, *others, **named)

    house.telegram.make_request = remembered  # type: ignore[method-assign]
    await begin(house, AlertKind.STUCK, STUCK, OPERATOR)
    await house.work(Crew.TEAM)
    words = dict(sent(house))[OPERATOR]
    assert words.startswith("<b>Салон</b> (salon)")
    assert "run.py outbox list" in words
    assert "ChatFlow &lt;refused&gt;." in words
    assert writers == {OWNER: house.tenant.telegram_bot_token, OPERATOR: DEFAULT_TOKEN}


async def test_the_group_hears_it_where_the_owner_cant_be_reached(house: House) -> None:
    """In its common part."""
    house.telegram.prepare(SendMessage, BLOCKED)
    await begin(house, AlertKind.LATE_TURNS, {})
    await house.work(Crew.TEAM)
    last = house.telegram.of(SendMessage)[-1]
    assert (last.chat_id, last.message_thread_id) == (GROUP, None)


async def test_several_owners_who_cant_be_reached_share_one_message(house: House) -> None:
    house.telegram.prepare(SendMessage, BLOCKED, refusal("chat not found"))
    alert = await begin(house, AlertKind.LATE_TURNS, {})
    async with house.desks(house.tenant.id) as desk:
        await desk.outbox.add(told_to(Audience.OWNER, 503, alert, Part.BEGAN))
    await house.work(Crew.TEAM)
    assert sorted(chat_id for chat_id, _ in sent(house)) == [GROUP, OWNER, 503]


async def test_an_operator_who_cant_be_reached_is_no_reason_for_an_alert(
    house: House, engine: AsyncEngine
) -> None:
    """It ends there: visible to `run.py outbox list`, told to nobody."""

    def answer(method: Any) -> object:
        return (BLOCKED if method.chat_id == OPERATOR else house.telegram.usual)(method)

    house.telegram.prepare(SendMessage, answer, answer)
    await begin(house, AlertKind.LATE_TURNS, {}, OPERATOR)
    await house.work(Crew.TEAM)
    assert await statuses(engine) == ["done", "dead"]
    async with house.desks(house.tenant.id) as desk:
        assert not await desk.signs.tell_stuck(gathering=timedelta())


async def test_an_alert_waits_until_telegram_is_back(house: House, engine: AsyncEngine) -> None:
    house.telegram.prepare(SendMessage, silence)
    await begin(house, AlertKind.LATE_TURNS, {})
    await house.work(Crew.TEAM)
    assert await statuses(engine) == ["queued"]
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE outbox SET run_at = now()"))
        await connection.execute(text("UPDATE lanes SET ready_at = now()"))
    await house.work(Crew.TEAM)
    assert await statuses(engine) == ["done"]
    assert len(sent(house)) == 2


async def test_both_ends_of_a_trouble_are_told(house: House) -> None:
    await begin(house, AlertKind.GROUP, GROUP_REFUSES)
    await house.work(Crew.TEAM)
    await end(house, AlertKind.GROUP)
    await house.work(Crew.TEAM)
    began, ended = [words for _, words in sent(house)]
    assert "добавьте его" in began
    assert ended.startswith("✅")
    assert "добавьте его" not in ended


async def test_a_trouble_that_is_over_before_it_could_be_told_is_told_by_its_end(house: House) -> None:
    """After an outage of Telegram nobody is sent to mend what works."""
    await begin(house, AlertKind.GROUP, GROUP_REFUSES)
    await end(house, AlertKind.GROUP)
    await house.work(Crew.TEAM)
    [(_, words)] = sent(house)
    assert words.startswith("✅")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("kind", AlertKind)
@pytest.mark.parametrize("audience", Audience)
def test_every_alert_has_its_own_words(
    tenant: Tenant, language: str, kind: AlertKind, audience: Audience
) -> None:
    """Complete, within Telegram's limit, in each language."""
    spoken = Tenant(id=tenant.id, slug="s" * 500, name="<" * 500, languages=(language,))
    began_at = datetime(2026, 3, 31, 12, 5, tzinfo=UTC)
    facts = {
        "since": began_at.isoformat(),
        "error": "&" * 5000,
        "pieces": [
            {"kind": kind, "status": status, "count": 3}
            for kind in ("send", "card", "copy", "notice", "learn", "fetch", "update")
            for status in ("dead", "uncertain")
        ],
    }
    alert = Alert(id=tenant.id, kind=kind, facts=facts, began_at=began_at, ended_at=began_at)
    words = AlertWords(FluentPhrasebook())
    for part in Part:
        written = words.of(spoken, alert, part, audience)
        assert 20 < len(written) < 4096
        assert "{" not in written
        assert ("17:05, 31.03" in written) or kind is AlertKind.STUCK

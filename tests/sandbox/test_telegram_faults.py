"""Telegram on a bad day."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from sandbox import Fault, FaultKind, SandboxWorld
from tests.sandbox.conftest import GROUP, MANAGER, AppStandIn


async def test_down_breaks_every_connection_until_cleared(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.faults.go_down()
    for _ in range(2):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(GROUP, "x")
    world.telegram.faults.clear()
    assert await bot.send_message(GROUP, "x")


async def test_next_calls_of_one_method_fail_as_programmed(bot: Bot, world: SandboxWorld) -> None:
    flood = Fault(
        kind=FaultKind.REFUSE,
        method="sendMessage",
        times=2,
        status=429,
        description="Too Many Requests: retry after 7",
        parameters={"retry_after": 7},
    )
    world.telegram.faults.add(flood)
    await bot.get_me()
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.send_message(GROUP, "x")
        assert refusal.value.retry_after == 7
    assert await bot.send_message(GROUP, "x")


async def test_a_bare_502_is_a_server_error(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.faults.add(Fault(kind=FaultKind.REFUSE, status=502, description="Bad Gateway"))
    with pytest.raises(TelegramServerError):
        await bot.send_message(GROUP, "x")


async def test_drop_after_sends_and_then_breaks(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.faults.add(Fault(kind=FaultKind.DROP_AFTER, only_containing="карточка"))
    await bot.send_message(GROUP, "другое")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(GROUP, "карточка")
    assert [one["text"] for one in world.telegram.messages(GROUP)] == ["другое", "карточка"]


async def test_updates_wait_while_telegram_is_down(bot: Bot, world: SandboxWorld, app: AppStandIn) -> None:
    await bot.set_webhook(f"{app.url}/hook")
    world.telegram.faults.go_down()
    world.telegram.people.write(GROUP, MANAGER, "раз")
    world.telegram.faults.clear()
    await world.until(lambda: len(app.requests) == 1)


async def test_calls_are_recorded_in_order_with_their_outcome(bot: Bot, world: SandboxWorld) -> None:
    world.telegram.faults.add(Fault(kind=FaultKind.STATUS, method="getMe", status=503))
    with pytest.raises(ClientDecodeError):
        await bot.get_me()
    await bot.send_message(GROUP, "x")
    assert [(one.method, one.outcome) for one in world.telegram.calls] == [
        ("getMe", "fault: status"),
        ("sendMessage", "ok"),
    ]

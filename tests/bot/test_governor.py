"""The pace of calls, by a clock of the test's own."""

import asyncio
import heapq
from itertools import count
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import (
    AnswerCallbackQuery,
    CreateForumTopic,
    EditForumTopic,
    EditMessageText,
    SendMessage,
    SetMessageReaction,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from fakeredis import FakeAsyncRedis, FakeServer

from bot.governor import Governor
from bot.pace import Paces

GROUP, CLIENT = -1001, 42
BOT = Bot("1001:token")
BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Беру", callback_data="take_1")]])


class Clock:
    """Time that passes only when everybody sleeps."""

    def __init__(self, start: float = 1_000_000.0) -> None:
        self.now = start
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), waking))
        await waking

    async def pass_until(self, end: float) -> None:
        await _settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self.now, _, waking = heapq.heappop(self._sleepers)
            if not waking.done():
                waking.set_result(None)
            await _settle()
        self.now = end


async def _settle() -> None:
    for _ in range(60):
        await asyncio.sleep(0)


class Line:
    """What reached Telegram, and when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.made: list[tuple[float, TelegramMethod[Any]]] = []
        self.floods: list[int] = []

    async def __call__(self, _: Bot, method: TelegramMethod[Any]) -> Any:
        if self.floods:
            raise TelegramRetryAfter(method=method, message="Flood", retry_after=self.floods.pop(0))
        self.made.append((self.clock.now, method))
        return True

    @property
    def times(self) -> list[float]:
        return [time for time, _ in self.made]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def line(clock: Clock) -> Line:
    return Line(clock)


class TimedRedis(FakeAsyncRedis):
    """Its time is the test's."""

    def __init__(self, clock: Clock, server: FakeServer) -> None:
        super().__init__(server=server)
        self._clock = clock

    async def time(self, **_: Any) -> tuple[int, int]:
        """Or, where there is no server, none."""
        await super().time()
        return int(self._clock.now), int(self._clock.now % 1 * 1e6)


def governor(clock: Clock, server: FakeServer) -> Governor:
    redis = TimedRedis(clock, server)
    return Governor(redis, Paces(), now=lambda: clock.now, sleep=clock.sleep)


def text(chat_id: int = GROUP, **fields: Any) -> SendMessage:
    return SendMessage(chat_id=chat_id, text="…", **fields)


async def run(clock: Clock, *calls: Any, seconds: float) -> None:
    """All calls at once; what is not made within the time is given up."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(call) for call in calls]
        await clock.pass_until(clock.now + seconds)
        for task in tasks:
            task.cancel()


def most_in_a_minute(times: list[float]) -> int:
    return max(sum(start <= time <= start + 60 for time in times) for start in times)


@pytest.mark.parametrize("start", [1_000_000.0, 1_000_001.3, 999_999.999])
async def test_no_minute_sees_more_than_twenty_calls_to_a_group(start: float) -> None:
    """Whatever waits, Telegram's limit holds in every minute, after a burst of three, and is well used."""
    clock = Clock(start)
    line = Line(clock)
    paced = governor(clock, FakeServer())
    await run(clock, *(paced(line, BOT, text()) for _ in range(100)), seconds=180)
    assert most_in_a_minute(line.times) <= 20
    assert line.times[:3] == [start] * 3
    assert len(line.times) >= 52


async def test_two_replicas_share_one_pace(clock: Clock, line: Line) -> None:
    """Replicas that write into the same group are together as slow as one."""
    server = FakeServer()
    replicas = [governor(clock, server), governor(clock, server)]
    calls = (replica(line, BOT, text()) for replica in replicas for _ in range(50))
    await run(clock, *calls, seconds=180)
    assert most_in_a_minute(line.times) <= 20


async def test_the_pace_holds_without_redis(clock: Clock, line: Line) -> None:
    """Redis away: the process paces itself, with what it has sent before in mind."""
    server = FakeServer()
    paced = governor(clock, server)
    await run(clock, *(paced(line, BOT, text()) for _ in range(10)), seconds=20)
    server.connected = False
    await run(clock, *(paced(line, BOT, text()) for _ in range(80)), seconds=150)
    assert most_in_a_minute(line.times) <= 20
    assert len(line.times) >= 45


async def test_words_go_before_cards_edits_and_icons(clock: Clock, line: Line) -> None:
    """Among those who wait, the client's words are first; new topics come when all the old are in order."""
    paced = governor(clock, FakeServer())
    await run(clock, *(paced(line, BOT, text()) for _ in range(3)), seconds=0)
    waiting = (
        EditForumTopic(chat_id=GROUP, message_thread_id=70),
        EditMessageText(chat_id=GROUP, message_id=1, text="…"),
        text(reply_markup=BUTTONS),
        CreateForumTopic(chat_id=GROUP, name="…"),
        text(),
    )
    await run(clock, *(paced(line, BOT, method) for method in waiting), seconds=60)
    assert [method for _, method in line.made[3:]] == [waiting[4], waiting[2], *waiting[1::-1], waiting[3]]


async def test_a_late_urgent_call_overtakes_a_sleeping_one(clock: Clock, line: Line) -> None:
    """Who waits for the next slot gives it up to words that came later."""
    paced = governor(clock, FakeServer())
    icon, words = EditForumTopic(chat_id=GROUP, message_thread_id=70), text()
    await run(clock, *(paced(line, BOT, text()) for _ in range(3)), seconds=0)

    async def later() -> None:
        await clock.sleep(0.5)
        await paced(line, BOT, words)

    await run(clock, paced(line, BOT, icon), later(), seconds=20)
    assert [method for _, method in line.made[3:]] == [words, icon]


async def test_a_flood_pauses_the_group_for_every_replica_and_is_tried_again(
    clock: Clock, line: Line
) -> None:
    """A 429 is waited out by all, and the refused call is made after it."""
    server = FakeServer()
    one, other = governor(clock, server), governor(clock, server)
    line.floods = [30]
    begun = clock.now

    async def later() -> None:
        await clock.sleep(1)
        await other(line, BOT, text())

    await run(clock, one(line, BOT, text()), later(), seconds=60)
    assert len(line.times) == 2
    assert all(time >= begun + 30 for time in line.times)


async def test_a_flood_in_one_group_pauses_no_other_and_no_other_bot(clock: Clock, line: Line) -> None:
    """An owner of two businesses hears from the bot of the one while that of the other has to be silent."""
    paced = governor(clock, FakeServer())
    line.floods = [30]
    begun = clock.now

    async def later(bot: Bot, chat_id: int) -> None:
        await clock.sleep(1)
        await paced(line, bot, text(chat_id))

    calls = [later(BOT, GROUP), later(BOT, GROUP - 1), later(Bot("1002:token"), GROUP)]
    await run(clock, paced(line, BOT, text()), *calls, seconds=20)
    assert [time for time in line.times if time < begun + 20] == [begun + 1] * 2


async def test_a_long_flood_is_handed_back(clock: Clock, line: Line) -> None:
    """A pause of many minutes is the outbox's to wait out, not a worker's."""
    line.floods = [600]
    paced = governor(clock, FakeServer())
    with pytest.raises(TelegramRetryAfter):
        await paced(line, BOT, text())


async def test_what_telegram_does_not_count_is_not_paced(clock: Clock, line: Line) -> None:
    """Reactions and answers to buttons never wait."""
    paced = governor(clock, FakeServer())
    free = (SetMessageReaction(chat_id=GROUP, message_id=1), AnswerCallbackQuery(callback_query_id="1"))
    await run(clock, *(paced(line, BOT, method) for method in free * 30), seconds=0)
    assert len(line.made) == 60


async def test_one_group_does_not_slow_another(clock: Clock, line: Line) -> None:
    """Each group has a budget of its own."""
    paced = governor(clock, FakeServer())
    await run(clock, *(paced(line, BOT, text()) for _ in range(30)), paced(line, BOT, text(-1002)), seconds=0)
    assert sum(getattr(method, "chat_id", 0) == -1002 for _, method in line.made) == 1


async def test_a_client_gets_at_most_one_message_a_second(clock: Clock, line: Line) -> None:
    """In a private chat messages follow each other a second apart."""
    paced = governor(clock, FakeServer())
    await run(clock, *(paced(line, BOT, text(CLIENT)) for _ in range(5)), seconds=10)
    assert len({int(time) for time in line.times}) == 5

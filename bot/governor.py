"""Calls to one chat, paced and in the order of their urgency: Telegram mutes a bot that writes too fast."""

import asyncio
import time
from bisect import insort
from collections.abc import Awaitable, Callable
from itertools import count

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from redis.asyncio import Redis

from bot.pace import Paces, Urgency, urgency_of
from bot.slots import Slots

TRIES = 3
PATIENCE_SECONDS = 120
"""A longer pause is not sat out here: the work comes back when it is over."""

Ticket = tuple[Urgency, int]


class Queue:
    """Those who wait to write into one chat."""

    def __init__(self) -> None:
        self._waiting: list[Ticket] = []
        self._numbers = count()
        self._moved = asyncio.Event()

    def join(self, urgency: Urgency) -> Ticket:
        ticket = (urgency, next(self._numbers))
        insort(self._waiting, ticket)
        return ticket

    async def until_first(self, ticket: Ticket) -> None:
        while self._waiting[0] != ticket:
            await self._moved.wait()

    def leave(self, ticket: Ticket) -> None:
        self._waiting.remove(ticket)
        self._moved.set()
        self._moved = asyncio.Event()

    def __bool__(self) -> bool:
        return bool(self._waiting)


class Governor(BaseRequestMiddleware):
    """A session middleware. A 429 pauses the chat for every replica; the call is made again after it.
    `now` never goes back."""

    def __init__(
        self,
        redis: Redis,
        paces: Paces,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._slots = Slots(redis, now)
        self._paces = paces
        self._sleep = sleep
        self._queues: dict[str, Queue] = {}

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        urgency, chat_id = urgency_of(method), getattr(method, "chat_id", None)
        if urgency is None or not isinstance(chat_id, int):
            return await make_request(bot, method)
        lane = f"{bot.id}:{chat_id}"
        for tries_left in reversed(range(TRIES)):
            await self._turn(lane, chat_id, urgency)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as flood:
                await self._slots.pause(lane, flood.retry_after)
                if not tries_left or flood.retry_after > PATIENCE_SECONDS:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _turn(self, lane: str, chat_id: int, urgency: Urgency) -> None:
        """Returns when this call may be made."""
        queue = self._queues.setdefault(lane, Queue())
        ticket = queue.join(urgency)
        try:
            while True:
                await queue.until_first(ticket)
                wait = await self._slots.take(lane, self._paces.of(chat_id))
                if not wait:
                    return
                await self._sleep(wait)
        finally:
            queue.leave(ticket)
            if not queue:
                self._queues.pop(lane, None)

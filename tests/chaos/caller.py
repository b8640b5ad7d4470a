"""Calls of a replica, with how long each took."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, ClientSession

from tests.chaos.crowd import ADDRESS
from tests.chaos.fleet import CLIENTS, body_of, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`status` 0: nobody answered."""

    status: int
    seconds: float
    body: str = field(default="", repr=False)


async def called(session: ClientSession, method: str, url: str, **how: Any) -> Answer:
    begun = time.monotonic()
    try:
        async with session.request(method, url, **how) as answer:
            body = await answer.text()
            return Answer(status=answer.status, seconds=time.monotonic() - begun, body=body)
    except (ClientError, TimeoutError, OSError):
        return Answer(status=0, seconds=time.monotonic() - begun)


async def message(session: ClientSession, webhook: str, client: int, words: str = "вопрос") -> Answer:
    """A new message of that client."""
    body = body_of(CLIENTS[client].phone, new_id(), words, int(time.time()))
    return await called(session, "POST", webhook, params=ADDRESS, json=body)


async def messages(session: ClientSession, webhook: str, *clients: int) -> list[Answer]:
    """All at once."""
    async with asyncio.TaskGroup() as group:
        calls = [group.create_task(message(session, webhook, client)) for client in clients]
    return [call.result() for call in calls]

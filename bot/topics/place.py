"""Where in the group a conversation is shown."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.problems import GroupMissing
from desk.tenant import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`topic_id` is None where Telegram refused to make a topic, for the reason in `refusal`: then the
    group's common part has to do."""

    chat_id: int
    topic_id: int | None
    fresh: bool = False
    """The topic was made just now: nothing stands in it yet."""
    refusal: TelegramBadRequest | None = None


T = TypeVar("T")
Send = Callable[[Bot, Place], Awaitable[T]]
"""Writes into a place; what it gives back is the caller's."""


def group_of(tenant: Tenant) -> int:
    """Raises GroupMissing."""
    if tenant.telegram_chat_id is None:
        raise GroupMissing
    return tenant.telegram_chat_id

"""What only adorns the words: it may be refused, and the words stand."""

from collections.abc import Awaitable

from aiogram.exceptions import TelegramBadRequest

from bot import refusals


async def attempt(call: Awaitable[object]) -> TelegramBadRequest | None:
    """The refusal, where somebody has to do something about it."""
    try:
        await call
    except TelegramBadRequest as refused:
        settled = (
            refusals.says_unchanged(refused)
            or refusals.says_topic_lost(refused)
            or refusals.says_message_lost(refused)
        )
        return None if settled else refused
    return None

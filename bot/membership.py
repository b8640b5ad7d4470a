"""Only the group's own members press its buttons: in a public group strangers see them too."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    ChatMemberAdministrator,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    TelegramObject,
)

from bot.answers import tell
from desk.ports import Phrasebook

SURE_SECONDS = 600.0
"""Whoever leaves or is put out of the group presses no more after this."""
REMEMBERED = 10_000
INSIDE = (ChatMemberOwner, ChatMemberAdministrator, ChatMemberMember)


class MembersOnly(BaseMiddleware):
    """Asks Telegram once in a while. A press that it can't be asked about comes again like any update."""

    def __init__(self, phrasebook: Phrasebook, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._phrasebook = phrasebook
        self._clock = clock
        self._sure_until: dict[tuple[int, int], float] = {}

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, CallbackQuery) and not await self._may_press(data["bot"], event):
            language = data["tenant"].team_language
            return await tell(event, self._phrasebook.say("press-members-only", language), alert=True)
        return await handler(event, data)

    async def _may_press(self, bot: Bot, query: CallbackQuery) -> bool:
        """In a private chat there is nobody else."""
        if query.message is None or query.message.chat.id > 0:
            return True
        place = (query.message.chat.id, query.from_user.id)
        if self._sure_until.get(place, 0.0) > self._clock():
            return True
        inside = await _is_inside(bot, *place)
        if inside:
            self._remember(place)
        return inside

    def _remember(self, place: tuple[int, int]) -> None:
        if len(self._sure_until) >= REMEMBERED:
            self._sure_until.clear()
        self._sure_until[place] = self._clock() + SURE_SECONDS


async def _is_inside(bot: Bot, chat_id: int, user_id: int) -> bool:
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except TelegramBadRequest:  # Telegram has never seen that person there
        return False
    return isinstance(member, INSIDE) or (isinstance(member, ChatMemberRestricted) and member.is_member)

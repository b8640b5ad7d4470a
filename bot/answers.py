"""What a person who pressed a button is told, at once and privately."""

import asyncio
from contextlib import suppress

from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery

from desk.errors import AlreadyTaken, DeskError, HandoverClosed
from desk.ports import Phrasebook

ANSWER_SECONDS = 5
ANSWER_LIMIT = 200


async def tell(query: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Nothing depends on it: what was pressed is done, and an old button can't be answered at all."""
    with suppress(AiogramError, TimeoutError):
        async with asyncio.timeout(ANSWER_SECONDS):
            await query.answer(text[:ANSWER_LIMIT], show_alert=alert)


async def refuse(query: CallbackQuery, error: DeskError, phrasebook: Phrasebook, language: str) -> None:
    if isinstance(error, AlreadyTaken):
        text = phrasebook.say("press-taken-by", language, name=error.by.name)
    elif isinstance(error, HandoverClosed):
        text = phrasebook.say("press-closed", language)
    else:
        text = phrasebook.say("press-stale", language)
    await tell(query, text, alert=True)

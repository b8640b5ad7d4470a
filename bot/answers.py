"""What a person who pressed a button is told, at once and privately."""

import asyncio
from contextlib import suppress

from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery

from desk.errors import AlreadyDecided, AlreadyTaken, DeskError, HandoverClosed, Unexaminable, Unfit
from desk.ports import Phrasebook
from desk.team import NotAllowed

ANSWER_SECONDS = 5
ANSWER_LIMIT = 200


async def tell(query: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Nothing depends on it: what was pressed is done, and an old button can't be answered at all."""
    with suppress(AiogramError, TimeoutError):
        async with asyncio.timeout(ANSWER_SECONDS):
            await query.answer(text[:ANSWER_LIMIT], show_alert=alert)


async def refuse(query: CallbackQuery, error: DeskError, phrasebook: Phrasebook, language: str) -> None:
    await tell(query, reason_of(error, phrasebook, language), alert=True)


def reason_of(error: DeskError, phrasebook: Phrasebook, language: str) -> str:
    """Why the desk refused, for the person who asked."""
    match error:
        case AlreadyTaken():
            return phrasebook.say("press-taken-by", language, name=error.by.name)
        case AlreadyDecided():
            return phrasebook.say("press-decided", language, name=error.by or "—")
        case Unfit():
            return phrasebook.say("lesson-unfit", language, reason=error.reason)
        case _:
            key = next((key for kind, key in _REASONS.items() if isinstance(error, kind)), "press-stale")
            return phrasebook.say(key, language)


_REASONS: dict[type[DeskError], str] = {
    HandoverClosed: "press-closed",
    NotAllowed: "press-teachers-only",
    Unexaminable: "press-later",
}

"""What a person who pressed a button is told, at once and privately."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery

from desk.errors import (
    AlreadyDecided,
    AlreadyJudged,
    AlreadyTaken,
    DeskError,
    DraftOutdated,
    HandoverClosed,
    Unexaminable,
    Unfit,
)
from desk.ports import Phrasebook
from desk.team import NotAllowed
from desk.tenant import Tenant
from desk.verdict import Origin, Review

ANSWER_SECONDS = 5
ANSWER_LIMIT = 200

T = TypeVar("T")


async def settle(
    query: CallbackQuery,
    tenant: Tenant,
    phrasebook: Phrasebook,
    doing: Awaitable[T],
    said: str | Callable[[T], str],
    *,
    alert: bool = False,
) -> bool:
    """Does what was pressed for and tells how it ended; False when the desk refused. `said`: the key of the
    phrase, or what finds it by the outcome."""
    try:
        outcome = await doing
    except DeskError as error:
        await tell(query, reason_of(error, phrasebook, tenant.team_language), alert=True)
        return False
    key = said if isinstance(said, str) else said(outcome)
    await tell(query, phrasebook.say(key, tenant.team_language), alert=alert)
    return True


async def tell(query: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Nothing depends on it: what was pressed is done, and an old button can't be answered at all."""
    with suppress(AiogramError, TimeoutError):
        async with asyncio.timeout(ANSWER_SECONDS):
            await query.answer(text[:ANSWER_LIMIT], show_alert=alert)


def reason_of(error: DeskError, phrasebook: Phrasebook, language: str) -> str:
    """Why the desk refused, for the person who asked."""
    match error:
        case AlreadyTaken():
            return phrasebook.say("press-taken-by", language, name=error.by.name)
        case AlreadyDecided():
            return phrasebook.say("press-decided", language, name=error.by or "—")
        case AlreadyJudged():
            return _judged(error.review, phrasebook, language)
        case Unfit():
            return phrasebook.say("lesson-unfit", language, reason=error.reason)
        case _:
            key = next((key for kind, key in _REASONS.items() if isinstance(error, kind)), "press-stale")
            return phrasebook.say(key, language)


_REASONS: dict[type[DeskError], str] = {
    HandoverClosed: "press-closed",
    NotAllowed: "press-teachers-only",
    Unexaminable: "press-later",
    DraftOutdated: "press-outdated",
}


def _judged(review: Review, phrasebook: Phrasebook, language: str) -> str:
    if review.origin is Origin.DRAFT:
        return phrasebook.say("press-answered", language)
    if review.judged_by is None:
        return phrasebook.say("press-stale", language)
    return phrasebook.say("press-judged", language, name=review.judged_by.name, verdict=str(review.verdict))

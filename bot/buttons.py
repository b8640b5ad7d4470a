"""Buttons under the bot's messages in the group: what they carry and how a press is read."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from uuid import UUID

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from desk.handover import HandoverStatus
from desk.ports import Phrasebook


class Button(StrEnum):
    TAKE = "take"  # of a hand-over
    RESOLVE = "resolve"  # of a hand-over
    RELEASE = "release"  # of a hand-over
    RETRY = "retry"  # of a message
    FORGET = "forget"  # of a knowledge entry
    ROLLBACK = "rollback"  # of a knowledge entry
    UNTIL = "until"  # of a knowledge entry
    KEEP = "keep"  # of a knowledge entry
    ACCEPT = "accept"  # of a proposal
    DECLINE = "decline"  # of a proposal
    BOTH = "both"  # of a proposal
    AMEND = "amend"  # of a proposal
    UNDO = "undo"  # of a proposal
    SKIP = "skip"  # of a gap
    RIGHT = "right"  # of a review
    WRONG = "wrong"  # of a review
    SEND = "send"  # of a review that is a draft
    SHADOW = "shadow"  # of the business itself
    LIVE = "live"  # of the business itself
    CORRECT = "correct"  # of a review
    LOAD = "load"  # of an upload
    SWAP = "swap"  # of an upload
    DROP = "drop"  # of an upload
    RULES = "rules"  # of a matter, or of all
    RULE = "rule"  # of a matter and its treatment
    WORDS = "words"  # of a matter and a language

    def data(self, subject: UUID | str) -> str:
        return f"{self}_{subject}"


OF_CARD: dict[HandoverStatus, tuple[Button, ...]] = {
    HandoverStatus.PENDING: (Button.TAKE, Button.RESOLVE, Button.RELEASE),
    HandoverStatus.ACTIVE: (Button.RESOLVE, Button.RELEASE),
    HandoverStatus.RESOLVED: (),
}


def keyboard(
    phrasebook: Phrasebook, language: str, subject_id: UUID, buttons: Iterable[Button]
) -> InlineKeyboardMarkup | None:
    row = [
        InlineKeyboardButton(
            text=phrasebook.say(f"button-{button}", language), callback_data=button.data(subject_id)
        )
        for button in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row]) if row else None


class Pressed(Filter):
    """One of these buttons. Gives the handler `button`, and as `called` what it is about; `read` raises
    ValueError on anything else."""

    def __init__(
        self, *buttons: Button, read: Callable[[str], object] = UUID, called: str = "subject_id"
    ) -> None:
        self._buttons = buttons
        self._read = read
        self._called = called

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, object]:
        name, _, subject = (query.data or "").partition("_")
        try:
            button = Button(name)
            return button in self._buttons and {"button": button, self._called: self._read(subject)}
        except ValueError:
            return False

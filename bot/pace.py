"""How fast one chat may be written to, and which calls go first."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    EditForumTopic,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    PinChatMessage,
    ReopenForumTopic,
    SendChatAction,
    TelegramMethod,
    UnpinChatMessage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """One call every `seconds` on average, `burst` at once after a silence: in any time of
    n · `seconds` at most n + `burst` calls."""

    seconds: float
    burst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paces:
    """Telegram allows a bot about 20 calls a minute in one group, all topics together, and one a second
    in a private chat (core.telegram.org/bots/faq). 17 and a burst of 3 make 20 in the worst minute."""

    group: Pace = field(default=Pace(seconds=60 / 17, burst=3))
    private: Pace = field(default=Pace(seconds=1.0, burst=1))

    def of(self, chat_id: int) -> Pace:
        return self.group if chat_id < 0 else self.private


class Urgency(IntEnum):
    """The lower goes first."""

    WORDS = 0
    CARD = 1
    EDIT = 2
    DECORATION = 3
    TOPIC = 4
    """What is begun is ended first: in a flood no topic stands empty, and no pin holds up words."""
    ASIDE = 5
    """What a person may look at tomorrow."""


_standing_aside: ContextVar[bool] = ContextVar("standing_aside", default=False)


@contextmanager
def aside() -> Iterator[None]:
    """Calls made inside go after everything else that is to be written into the chat."""
    token = _standing_aside.set(True)
    try:
        yield
    finally:
        _standing_aside.reset(token)


_KNOWN: dict[type[TelegramMethod[Any]], Urgency] = {
    CreateForumTopic: Urgency.TOPIC,
    ReopenForumTopic: Urgency.CARD,
    EditMessageText: Urgency.EDIT,
    EditMessageCaption: Urgency.EDIT,
    EditMessageReplyMarkup: Urgency.EDIT,
    EditForumTopic: Urgency.DECORATION,
    CloseForumTopic: Urgency.DECORATION,
    PinChatMessage: Urgency.DECORATION,
    UnpinChatMessage: Urgency.DECORATION,
}


def urgency_of(method: TelegramMethod[Any]) -> Urgency | None:
    """None for what Telegram does not count: questions, reactions, answers to buttons.

    What has buttons is a card; every other message carries somebody's words.
    """
    if (known := _KNOWN.get(type(method))) is None:
        if not method.__api_method__.startswith("send") or isinstance(method, SendChatAction):
            return None
        known = Urgency.CARD if getattr(method, "reply_markup", None) else Urgency.WORDS
    return Urgency.ASIDE if _standing_aside.get() else known

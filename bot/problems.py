"""What went wrong with Telegram, in one sentence with the remedy, and whether another try may help."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot import refusals
from bot.bots import BotMissing
from bot.session import NotReached
from desk.ports import Phrasebook
from desk.work import Failed, Outcome, Retry, Uncertain


class GroupMissing(Exception):
    """The tenant has no Telegram group yet."""


class Problem(StrEnum):
    """Keys of the phrasebook after `problem-`."""

    WRONG_BOT = "wrong-bot"
    BLOCKED = "blocked"
    FLOOD = "flood"
    NO_ANSWER = "no-answer"
    NO_CONNECTION = "no-connection"
    NO_GROUP = "no-group"
    NO_RIGHTS = "no-rights"
    NO_BOT = "no-bot"
    NO_TOPICS = "no-topics"
    NOT_IN_GROUP = "not-in-group"
    REFUSED = "refused"
    SERVER = "server"
    TOO_LARGE = "too-large"


_BY_KIND: tuple[tuple[type[Exception], Problem], ...] = (
    (BotMissing, Problem.NO_BOT),
    (GroupMissing, Problem.NO_GROUP),
    (ClientDecodeError, Problem.NO_ANSWER),
    (NotReached, Problem.NO_CONNECTION),
    (TelegramEntityTooLarge, Problem.TOO_LARGE),
    (TelegramNetworkError, Problem.NO_ANSWER),
    (TelegramServerError, Problem.SERVER),
    (TelegramRetryAfter, Problem.FLOOD),
    (TelegramUnauthorizedError, Problem.WRONG_BOT),
    (TelegramNotFound, Problem.WRONG_BOT),
)
"""The first that fits: some of them are kinds of others."""
TROUBLE = (AiogramError, BotMissing, GroupMissing)
"""Every error that `Problems` has words for."""
_MAY_PASS = frozenset({Problem.NO_ANSWER, Problem.NO_CONNECTION, Problem.SERVER, Problem.FLOOD})
_MENDABLE = frozenset(
    {
        Problem.WRONG_BOT,
        Problem.NO_BOT,
        Problem.NO_GROUP,
        Problem.NO_RIGHTS,
        Problem.NO_TOPICS,
        Problem.NOT_IN_GROUP,
    }
)
"""The owner sets these right; what the team should have seen waits until then."""
MENDING_PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Problems:
    phrasebook: Phrasebook

    def outcome(self, error: Exception, language: str, *, once: bool) -> Outcome:
        """`once`: what may have been done already is not to be done again without being asked for."""
        problem, sentence = problem_of(error), self.say(error, language)
        if isinstance(error, TelegramRetryAfter):
            return Retry(error=sentence, after=timedelta(seconds=error.retry_after))
        if problem is Problem.NO_ANSWER and once:
            return Uncertain(error=sentence)
        if problem in _MENDABLE and not once:
            return Retry(error=sentence, after=MENDING_PAUSE)
        return Retry(error=sentence) if may_pass(error) else Failed(error=sentence)

    def say(self, error: Exception, language: str) -> str:
        details = error.message if isinstance(error, TelegramBadRequest) else type(error).__name__
        return self.phrasebook.say(f"problem-{problem_of(error)}", language, details=details)


def may_pass(error: Exception) -> bool:
    """By itself, while nobody does anything about it."""
    return problem_of(error) in _MAY_PASS


def problem_of(error: Exception) -> Problem:
    for kind, problem in _BY_KIND:
        if isinstance(error, kind):
            return problem
    if isinstance(error, TelegramBadRequest):
        return _refused(error)
    if isinstance(error, TelegramForbiddenError):
        return _shut_out(error)
    return Problem.REFUSED


def _refused(error: TelegramBadRequest) -> Problem:
    if refusals.says_no_topics(error):
        return Problem.NO_TOPICS
    if refusals.says_no_rights(error):
        return Problem.NO_RIGHTS
    return _shut_out(error) if refusals.says_no_chat(error) else Problem.REFUSED


def _shut_out(error: TelegramAPIError) -> Problem:
    """By a person in a private chat, or from the group."""
    chat_id = getattr(error.method, "chat_id", None)
    private = isinstance(chat_id, int) and chat_id > 0
    return Problem.BLOCKED if private else Problem.NOT_IN_GROUP

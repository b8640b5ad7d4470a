"""Telegram's end of the line, in process: it remembers every call and answers as prepared."""

from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNetworkError
from aiogram.methods import CreateForumTopic, GetChatMember, GetForumTopicIconStickers, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, ChatMemberMember, ForumTopic, Message, Sticker, User

Method = TelegramMethod[Any]
M = TypeVar("M", bound=Method)
Answer = Callable[[Method], object]


def refusal(description: str) -> Answer:
    return lambda method: TelegramBadRequest(method=method, message=f"Bad Request: {description}")


def forbidden(description: str) -> Answer:
    return lambda method: TelegramForbiddenError(method=method, message=f"Forbidden: {description}")


def silence(method: Method) -> object:
    return TelegramNetworkError(method=method, message="TimeoutError")


class RecordingSession(BaseSession):
    """Without a prepared answer every call succeeds, the way it does in Telegram."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Method] = []
        self.files: dict[str, bytes] = {}
        self._prepared: dict[type[Method], deque[Answer]] = defaultdict(deque)
        self._message_ids, self._topic_ids = count(1000), count(70)

    def prepare(self, method: type[Method], *answers: Answer) -> None:
        self._prepared[method].extend(answers)

    def of(self, kind: type[M]) -> list[M]:
        return [call for call in self.calls if isinstance(call, kind)]

    @property
    def names(self) -> list[str]:
        return [type(call).__name__ for call in self.calls]

    async def make_request(
        self,
        bot: Bot,  # noqa: ARG002 - the same
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109, ARG002 - aiogram's own parameter
    ) -> TelegramType:
        self.calls.append(method)
        prepared = self._prepared[type(method)]
        answer: Any = prepared.popleft()(method) if prepared else self._usual(method)
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]

    def usual(self, method: Method) -> object:
        """A prepared answer that is no different from an unprepared one."""
        return self._usual(method)

    def _usual(self, method: Method) -> object:
        if isinstance(method, CreateForumTopic):
            return ForumTopic(message_thread_id=next(self._topic_ids), name=method.name, icon_color=0)
        if isinstance(method, GetForumTopicIconStickers):
            return [_icon("❗️", "id-exclamation"), _icon("💬", "id-talk"), _icon("✅", "id-done")]
        if isinstance(method, GetChatMember):
            return ChatMemberMember(user=User(id=method.user_id, is_bot=False, first_name="Участник"))
        if method.__api_method__.startswith("send"):
            chat = Chat(id=method.chat_id, type="supergroup")  # type: ignore[attr-defined]
            return Message(message_id=next(self._message_ids), date=datetime.now(UTC), chat=chat)
        return True

    async def stream_content(self, url: str, *_: object, **__: object) -> AsyncGenerator[bytes, None]:
        yield self.files[url.rsplit("/", 1)[-1]]

    async def close(self) -> None:
        pass


def _icon(emoji: str, custom_emoji_id: str) -> Sticker:
    return Sticker(
        file_id=custom_emoji_id,
        file_unique_id=custom_emoji_id,
        type="custom_emoji",
        width=1,
        height=1,
        is_animated=False,
        is_video=False,
        emoji=emoji,
        custom_emoji_id=custom_emoji_id,
    )

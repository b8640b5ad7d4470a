"""Everything the Telegram double remembers, in a form that goes to JSON and back."""

from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.wire import Json

ChatKey = str
"""`"-100…"` for a group, `"{bot_id}:{user_id}"` for a private talk (its `chat.id` is the user's id)."""


class MemberStatus(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({MemberStatus.CREATOR, MemberStatus.ADMINISTRATOR, MemberStatus.MEMBER})


@dataclass(slots=True, kw_only=True)
class User:
    id: int
    first_name: str
    is_bot: bool = False
    username: str | None = None

    def wire(self) -> Json:
        wire: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return wire | ({"username": self.username} if self.username else {})


@dataclass(slots=True, kw_only=True)
class Webhook:
    url: str
    secret_token: str = field(default="", repr=False)
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(slots=True, kw_only=True)
class Bot:
    """`queue` holds the updates not yet confirmed, `history` the last ones ever made (for repeating)."""

    token: str = field(repr=False)
    user: User
    next_update_id: int = 10_001
    queue: list[Json] = field(default_factory=list)
    history: list[Json] = field(default_factory=list)
    webhook: Webhook | None = None
    allowed_updates: list[str] = field(default_factory=list)
    started_by: list[int] = field(default_factory=list)
    commands: list[Json] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Member:
    user_id: int
    status: MemberStatus
    rights: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Topic:
    thread_id: int
    name: str
    icon_color: int
    icon_custom_emoji_id: str | None = None
    is_closed: bool = False


@dataclass(slots=True, kw_only=True)
class StoredMessage:
    """`body` is the Bot API's Message without `reply_to_message`; `reactions` go by sender id."""

    body: Json
    reply_to: int | None = None
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def thread_id(self) -> int | None:
        """The topic it stands in; None in General and in private talks."""
        return self.body["message_thread_id"] if self.body.get("is_topic_message") else None


@dataclass(slots=True, kw_only=True)
class Chat:
    key: ChatKey
    id: int
    title: str
    type: str = "supergroup"
    is_forum: bool = True
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, StoredMessage] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    next_message_id: int = 1
    migrated_to: int | None = None


@dataclass(slots=True, kw_only=True)
class StoredFile:
    id: str
    path: str
    name: str
    mime: str
    size: int


@dataclass(slots=True, kw_only=True)
class Press:
    """An inline button that somebody pressed; `answer` is what the bot said to it."""

    id: str
    bot_id: int
    user_id: int
    chat: ChatKey
    message_id: int
    answer: Json | None = None


@dataclass(slots=True, kw_only=True)
class TelegramState:
    users: dict[int, User] = field(default_factory=dict)
    bots: dict[str, Bot] = field(default_factory=dict)
    chats: dict[ChatKey, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    next_press: int = 1

    def skip_ids(self, gap: int) -> None:
        """Leave room for ids given out after the last snapshot: they are never given out again."""
        self.next_press += gap
        for bot in self.bots.values():
            bot.next_update_id += gap
        for chat in self.chats.values():
            chat.next_message_id += gap

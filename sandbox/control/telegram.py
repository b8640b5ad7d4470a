"""`/control/telegram/…`: the team's side, and clients who write to the bot."""

from dataclasses import asdict

from aiohttp import web
from pydantic.dataclasses import dataclass

from sandbox.control.binding import STRICT, Attachment, add_command
from sandbox.telegram.limits import RateLimits
from sandbox.wire import Json
from sandbox.world import SandboxWorld


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PersonWrites:
    """Into a chat by its key, or privately to the bot of the tenant `private_to`."""

    user_id: int
    chat: str = ""
    private_to: str = ""
    text: str = ""
    media: Attachment | None = None
    content: Json | None = None
    thread_id: int | None = None
    reply_to: int | None = None
    anonymous: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PersonEdits:
    chat: str
    message_id: int
    text: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PersonDeletes:
    chat: str
    message_id: int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PersonPresses:
    chat: str
    message_id: int
    user_id: int
    data: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PersonReacts:
    chat: str
    message_id: int
    user_id: int
    emoji: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class CloseTopic:
    group_id: int
    thread_id: int
    user_id: int
    closed: bool


@dataclass(frozen=True, kw_only=True, config=STRICT)
class DeleteTopic:
    group_id: int
    thread_id: int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class UpdateAgain:
    slug: str
    update_id: int


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Limits:
    """Telegram's flood limits, off when not `enforced`."""

    enforced: bool
    per_group_minute: int = 20
    per_chat_burst: int = 4


class TelegramControl:
    def __init__(self, world: SandboxWorld) -> None:
        self._world = world
        self._people = world.telegram.people

    def add_to(self, app: web.Application) -> None:
        add_command(app, "/control/telegram/messages", PersonWrites, self.write)
        add_command(app, "/control/telegram/edits", PersonEdits, self.edit)
        add_command(app, "/control/telegram/deletions", PersonDeletes, self.delete)
        add_command(app, "/control/telegram/presses", PersonPresses, self.press)
        add_command(app, "/control/telegram/reactions", PersonReacts, self.react)
        add_command(app, "/control/telegram/topics/closed", CloseTopic, self.close_topic)
        add_command(app, "/control/telegram/topics/deleted", DeleteTopic, self.delete_topic)
        add_command(app, "/control/telegram/updates/again", UpdateAgain, self.update_again)
        add_command(app, "/control/telegram/limits", Limits, self.limit)
        app.router.add_get("/control/telegram/calls", self.calls)

    async def write(self, command: PersonWrites) -> Json:
        media = command.media.media(command.text) if command.media else None
        if command.private_to:
            return self._people.write_privately(
                self._token(command.private_to),
                command.user_id,
                command.text,
                media=media,
                content=command.content,
                reply_to=command.reply_to,
            )
        return self._people.write(
            command.chat,
            command.user_id,
            command.text,
            media=media,
            content=command.content,
            thread_id=command.thread_id,
            reply_to=command.reply_to,
            anonymous=command.anonymous,
        )

    async def edit(self, command: PersonEdits) -> Json:
        return self._people.edit(command.chat, command.message_id, command.text)

    async def delete(self, command: PersonDeletes) -> Json:
        self._people.delete(command.chat, command.message_id)
        return {}

    async def press(self, command: PersonPresses) -> Json:
        pressed = self._people.press(command.chat, command.message_id, command.user_id, command.data)
        return {"callback_query_id": pressed}

    async def react(self, command: PersonReacts) -> Json:
        self._people.react(command.chat, command.message_id, command.user_id, command.emoji)
        return {}

    async def close_topic(self, command: CloseTopic) -> Json:
        self._people.set_topic_closed(
            command.group_id, command.thread_id, command.user_id, closed=command.closed
        )
        return {}

    async def delete_topic(self, command: DeleteTopic) -> Json:
        self._people.delete_topic(command.group_id, command.thread_id)
        return {}

    async def update_again(self, command: UpdateAgain) -> Json:
        self._people.deliver_again(self._token(command.slug), command.update_id)
        return {}

    async def limit(self, command: Limits) -> Json:
        limits = RateLimits(per_group_minute=command.per_group_minute, per_chat_burst=command.per_chat_burst)
        self._world.telegram.flood.limits = limits if command.enforced else None
        return {}

    async def calls(self, request: web.Request) -> web.Response:
        """`?method=` narrows the list; `?with_polls=1` adds `getUpdates`."""
        method = request.query.get("method", "").lower()
        hidden = "" if request.query.get("with_polls") or method else "getupdates"
        found = [
            asdict(one)
            for one in self._world.telegram.calls
            if one.method.lower() != hidden and method in ("", one.method.lower())
        ]
        return web.json_response(found)

    def _token(self, slug: str) -> str:
        return self._world.tenants[slug].telegram_token

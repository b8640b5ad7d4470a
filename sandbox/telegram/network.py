"""Telegram's own side: who is where, what was written, which bot has to hear of it."""

import time

from sandbox.blobs import Blobs
from sandbox.feed import Feed
from sandbox.signal import Signal
from sandbox.telegram.errors import bad_request, forbidden, upgraded
from sandbox.telegram.polls import Polls
from sandbox.telegram.state import (
    PRESENT,
    Bot,
    Chat,
    ChatKey,
    MemberStatus,
    StoredMessage,
    TelegramState,
    User,
)
from sandbox.telegram.updates import queue_update
from sandbox.telegram.views import chat_view, chat_wire, message_view
from sandbox.wire import Json

ANONYMOUS_ADMIN = User(id=1087968824, first_name="Group", is_bot=True, username="GroupAnonymousBot")


class Network:
    """Shared by the API's methods and by people's actions; the only writer of `state`."""

    def __init__(self, state: TelegramState, feed: Feed, blobs: Blobs) -> None:
        self.state = state
        self.feed = feed
        self.blobs = blobs
        self.updates_arrived = Signal()
        self.polls = Polls()

    def group(self, chat_id: int) -> Chat:
        """The group itself, for those who act in it; KeyError when there is none."""
        return self.state.chats[str(chat_id)]

    def current_group(self, chat_id: int) -> Chat:
        """The group, wherever it has migrated."""
        chat = self.group(chat_id)
        return chat if chat.migrated_to is None else self.current_group(chat.migrated_to)

    def private_chat(self, bot: Bot, user: User) -> Chat:
        """The talk of these two, opened when needed."""
        key = f"{bot.user.id}:{user.id}"
        if key not in self.state.chats:
            chat = Chat(key=key, id=user.id, title=user.first_name, type="private", is_forum=False)
            self.state.chats[key] = chat
            self.changed_chat(chat)
        return self.state.chats[key]

    def chat_for(self, bot: Bot, chat_id: int) -> Chat:
        """The chat as the bot may use it; raises `Refusal` in Telegram's words."""
        if chat_id > 0:
            return self._private_for(bot, chat_id)
        chat = self.state.chats.get(str(chat_id))
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise upgraded(chat.migrated_to)
        member = chat.members.get(bot.user.id)
        if member is None or member.status is MemberStatus.LEFT:
            raise forbidden("bot is not a member of the supergroup chat")
        if member.status is MemberStatus.KICKED:
            raise forbidden("bot was kicked from the supergroup chat")
        return chat

    def _private_for(self, bot: Bot, user_id: int) -> Chat:
        user = self.state.users.get(user_id)
        if user is None:
            raise bad_request("chat not found")
        if user.is_bot:
            raise forbidden("bots can't send messages to bots")
        if user_id not in bot.started_by:
            raise forbidden("bot can't initiate conversation with a user")
        return self.private_chat(bot, user)

    def post(
        self,
        chat: Chat,
        content: Json,
        *,
        author: User,
        thread_id: int | None = None,
        reply_to: int | None = None,
        sender_chat: Chat | None = None,
        extra: Json | None = None,
    ) -> StoredMessage:
        """Put a message into the chat; `thread_id` is a topic's, `extra` further fields of Message."""
        body: Json = {
            "message_id": chat.next_message_id,
            "date": int(time.time()),
            "chat": chat_wire(chat),
            "from": author.wire(),
            **(extra or {}),
            **content,
        }
        if sender_chat is not None:
            body["sender_chat"] = chat_wire(sender_chat)
        if thread_id is not None:
            body |= {"message_thread_id": thread_id, "is_topic_message": True}
        elif reply_to is not None and chat.is_forum:
            body["message_thread_id"] = reply_to
        chat.next_message_id += 1
        message = StoredMessage(body=body, reply_to=reply_to or thread_id)
        chat.messages[message.id] = message
        self.changed_message(chat, message)
        return message

    def wire(self, chat: Chat, message: StoredMessage) -> Json:
        """The Bot API's Message. In a topic even a plain message replies to the topic's first one."""
        replied = chat.messages.get(message.reply_to) if message.reply_to is not None else None
        return message.body | ({"reply_to_message": replied.body} if replied else {})

    def changed_message(self, chat: Chat, message: StoredMessage) -> None:
        self.feed.publish("telegram.message", chat=chat.key, message=message_view(message))

    def changed_chat(self, chat: Chat) -> None:
        self.feed.publish("telegram.chat", chat=chat_view(chat))

    def tell_bots(self, chat: Chat, kind: str, payload: Json, *, author_id: int | None = None) -> None:
        """Queue an update for every bot in the chat; one bot never hears another."""
        author = self.state.users.get(author_id) if author_id is not None else None
        for bot in self.bots_in(chat):
            if author is None or not author.is_bot or author.id == bot.user.id:
                queue_update(bot, kind, payload)
        self.updates_arrived.fire()
        self.feed.changed.fire()

    def tell_bot(self, bot: Bot, kind: str, payload: Json) -> Json | None:
        """Queue an update for this bot alone; None when it did not ask for this kind."""
        update = queue_update(bot, kind, payload)
        self.updates_arrived.fire()
        self.feed.changed.fire()
        return update

    def bots_in(self, chat: Chat) -> list[Bot]:
        if chat.type == "private":
            return [self.bot_by_id(int(chat.key.partition(":")[0]))]
        return [
            bot
            for bot in self.state.bots.values()
            if (member := chat.members.get(bot.user.id)) and member.status in PRESENT
        ]

    def bot_by_id(self, bot_id: int) -> Bot:
        return next(bot for bot in self.state.bots.values() if bot.user.id == bot_id)

    def find_chat(self, chat: ChatKey | int) -> Chat:
        return self.state.chats[str(chat)]

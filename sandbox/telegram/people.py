"""What people do in Telegram: each action becomes the update that real bots would get."""

import time

from sandbox.media import Media
from sandbox.telegram import forum
from sandbox.telegram.entities import found_in
from sandbox.telegram.media_bodies import media_content, store_file
from sandbox.telegram.network import ANONYMOUS_ADMIN, Network
from sandbox.telegram.state import Bot, Chat, ChatKey, Press, StoredMessage, Topic
from sandbox.telegram.topic_icons import COLORS
from sandbox.telegram.updates import queue_again
from sandbox.wire import Json


class TelegramPeople:
    """`chat` is a group's id or a chat's key. Unknown ids raise KeyError."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def write(
        self,
        chat: ChatKey | int,
        user_id: int,
        text: str = "",
        *,
        media: Media | None = None,
        content: Json | None = None,
        thread_id: int | None = None,
        reply_to: int | None = None,
        anonymous: bool = False,
    ) -> Json:
        """Write a text, a file, or any `content` (fields of Message: a contact, a location …).

        `thread_id=None` is General (or a private talk); `anonymous` posts in the group's own name.
        Returns the Bot API's Message.
        """
        where = self._network.find_chat(chat)
        if thread_id is not None and thread_id not in where.topics:
            raise KeyError(thread_id)
        message = self._network.post(
            where,
            content or (self._file(media) if media else _text(text)),
            author=ANONYMOUS_ADMIN if anonymous else self._network.state.users[user_id],
            sender_chat=where if anonymous else None,
            thread_id=thread_id,
            reply_to=reply_to,
        )
        return self._tell(where, message, "message")

    def write_privately(
        self,
        token: str,
        user_id: int,
        text: str = "",
        *,
        media: Media | None = None,
        content: Json | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """Write to the bot in person; the first time Telegram sends `/start` before it by itself."""
        bot, user = self._network.state.bots[token], self._network.state.users[user_id]
        chat = self._network.private_chat(bot, user)
        if user_id not in bot.started_by:
            bot.started_by.append(user_id)
            if not text.startswith("/start"):
                self.write(chat.key, user_id, "/start")
        return self.write(chat.key, user_id, text, media=media, content=content, reply_to=reply_to)

    def edit(self, chat: ChatKey | int, message_id: int, text: str) -> Json:
        """Change the text of one's own message."""
        where = self._network.find_chat(chat)
        message = where.messages[message_id]
        kept = {name: value for name, value in message.body.items() if name != "entities"}
        message.body = kept | _text(text) | {"edit_date": int(time.time())}
        self._network.changed_message(where, message)
        return self._tell(where, message, "edited_message")

    def delete(self, chat: ChatKey | int, message_id: int) -> None:
        """Bots never hear of it."""
        where = self._network.find_chat(chat)
        forum.delete_message(self._network, where, where.messages[message_id])

    def press(self, chat: ChatKey | int, message_id: int, user_id: int, data: str) -> str:
        """Press the inline button that carries `data`; returns the callback query's id.

        KeyError when the message has no such button. The bot's answer: `answer_to(id)`.
        """
        where = self._network.find_chat(chat)
        message = where.messages[message_id]
        if data not in buttons(message.body).values():
            raise KeyError(data)
        bot = self._network.bot_by_id(message.body["from"]["id"])
        press = self._remember_press(where, message, user_id, bot)
        query: Json = {
            "id": press.id,
            "from": self._network.state.users[user_id].wire(),
            "message": self._network.wire(where, message),
            "chat_instance": f"{bot.user.id}{where.id}",
            "data": data,
        }
        self._network.tell_bot(bot, "callback_query", query)
        return press.id

    def answer_to(self, press_id: str) -> Json | None:
        """`{"text", "show_alert", "url"}` once the bot has answered."""
        return self._network.state.presses[press_id].answer

    def react(self, chat: ChatKey | int, message_id: int, user_id: int, emoji: str) -> None:
        """Set the only reaction of this person; an empty `emoji` takes it away."""
        where = self._network.find_chat(chat)
        user = self._network.state.users[user_id]
        forum.react(self._network, where, where.messages[message_id], user, [emoji] if emoji else [])

    def open_topic(self, group_id: int, user_id: int, name: str) -> Topic:
        group, user = self._network.group(group_id), self._network.state.users[user_id]
        return forum.create_topic(self._network, group, name, color=COLORS[0], icon=None, author=user)

    def set_topic_closed(self, group_id: int, thread_id: int, user_id: int, *, closed: bool) -> None:
        group, user = self._network.group(group_id), self._network.state.users[user_id]
        forum.set_topic_closed(self._network, group, group.topics[thread_id], closed=closed, author=user)

    def delete_topic(self, group_id: int, thread_id: int) -> None:
        """Bots never hear of it."""
        group = self._network.group(group_id)
        forum.delete_topic(self._network, group, group.topics[thread_id])

    def deliver_again(self, token: str, update_id: int) -> None:
        """Give the bot an update it has had, under the same id."""
        queue_again(self._network.state.bots[token], update_id)
        self._network.updates_arrived.fire()

    def _tell(self, chat: Chat, message: StoredMessage, kind: str) -> Json:
        wire = self._network.wire(chat, message)
        self._network.tell_bots(chat, kind, wire)
        return wire

    def _file(self, media: Media) -> Json:
        stored = store_file(self._network, media.kind, data=media.data, name=media.name, mime=media.mime)
        caption = {"caption": media.caption} if media.caption else {}
        return media_content(media.kind, stored, seconds=media.seconds) | caption

    def _remember_press(self, chat: Chat, message: StoredMessage, user_id: int, bot: Bot) -> Press:
        state = self._network.state
        press = Press(
            id=str(state.next_press),
            bot_id=bot.user.id,
            user_id=user_id,
            chat=chat.key,
            message_id=message.id,
        )
        state.next_press += 1
        state.presses[press.id] = press
        return press


def buttons(message: Json) -> dict[str, str]:
    """Callback data by the words on the button, of a Bot API Message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {one["text"]: one["callback_data"] for row in rows for one in row if "callback_data" in one}


def _text(text: str) -> Json:
    entities = found_in(text)
    return {"text": text} | ({"entities": entities} if entities else {})

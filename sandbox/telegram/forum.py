"""Changes of topics and messages, whoever makes them; service messages reach the bots, a bot's own too."""

from sandbox.telegram.network import Network
from sandbox.telegram.state import Chat, StoredMessage, Topic, User
from sandbox.wire import Json


def create_topic(
    network: Network, chat: Chat, name: str, *, color: int, icon: str | None, author: User
) -> Topic:
    """A topic's id is the id of its first, service message."""
    topic = Topic(thread_id=chat.next_message_id, name=name, icon_color=color, icon_custom_emoji_id=icon)
    chat.topics[topic.thread_id] = topic
    look: Json = {"name": name, "icon_color": color}
    if icon:
        look["icon_custom_emoji_id"] = icon
    _service(network, chat, topic, author, {"forum_topic_created": look})
    return topic


def edit_topic(
    network: Network, chat: Chat, topic: Topic, *, name: str, icon: str | None, author: User
) -> None:
    changes: Json = {}
    if name != topic.name:
        changes["name"] = name
    if icon != topic.icon_custom_emoji_id:
        changes["icon_custom_emoji_id"] = icon or ""
    topic.name, topic.icon_custom_emoji_id = name, icon
    _service(network, chat, topic, author, {"forum_topic_edited": changes})


def set_topic_closed(network: Network, chat: Chat, topic: Topic, *, closed: bool, author: User) -> None:
    topic.is_closed = closed
    event: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    _service(network, chat, topic, author, event)


def delete_topic(network: Network, chat: Chat, topic: Topic) -> None:
    """Gone with all its messages; bots are told nothing."""
    del chat.topics[topic.thread_id]
    for message in list(chat.messages.values()):
        if message.thread_id == topic.thread_id:
            _forget(chat, message)
    network.changed_chat(chat)
    network.feed.publish("telegram.topic_deleted", chat=chat.key, thread_id=topic.thread_id)


def delete_message(network: Network, chat: Chat, message: StoredMessage) -> None:
    """Bots are told nothing, as with the real API."""
    _forget(chat, message)
    network.feed.publish("telegram.deleted", chat=chat.key, message_id=message.id)
    network.changed_chat(chat)


def pin(network: Network, chat: Chat, message: StoredMessage, *, author: User) -> None:
    chat.pinned.append(message.id)
    network.changed_chat(chat)
    topic = chat.topics.get(message.thread_id) if message.thread_id else None
    _service(network, chat, topic, author, {"pinned_message": message.body})


def unpin(network: Network, chat: Chat, message_id: int) -> None:
    chat.pinned.remove(message_id)
    network.changed_chat(chat)


def react(network: Network, chat: Chat, message: StoredMessage, sender: User, emoji: list[str]) -> None:
    """Replace the sender's reactions; bots hear of people's when they asked for `message_reaction`."""
    before = message.reactions.pop(sender.id, [])
    if emoji:
        message.reactions[sender.id] = emoji
    network.changed_message(chat, message)
    if not sender.is_bot:
        network.tell_bots(
            chat,
            "message_reaction",
            {
                "chat": message.body["chat"],
                "message_id": message.id,
                "user": sender.wire(),
                "date": message.body["date"],
                "old_reaction": _wire(before),
                "new_reaction": _wire(emoji),
            },
        )


def _wire(emoji: list[str]) -> list[Json]:
    return [{"type": "emoji", "emoji": one} for one in emoji]


def _forget(chat: Chat, message: StoredMessage) -> None:
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)


def _service(network: Network, chat: Chat, topic: Topic | None, author: User, event: Json) -> None:
    thread_id = topic.thread_id if topic else None
    message = network.post(chat, event, author=author, thread_id=thread_id)
    network.changed_chat(chat)
    network.tell_bots(chat, "message", network.wire(chat, message), author_id=author.id)

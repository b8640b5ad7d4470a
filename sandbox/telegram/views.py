"""Chats, topics and messages as the Bot API and the page see them."""

from sandbox.telegram.state import Chat, StoredMessage, Topic
from sandbox.telegram.topic_icons import EMOJI_BY_ID
from sandbox.wire import Json


def chat_wire(chat: Chat) -> Json:
    """The Bot API's Chat."""
    if chat.type == "private":
        return {"id": chat.id, "type": "private", "first_name": chat.title}
    wire: Json = {"id": chat.id, "type": chat.type, "title": chat.title}
    return wire | ({"is_forum": True} if chat.is_forum else {})


def message_view(message: StoredMessage) -> Json:
    return {"body": message.body, "reply_to": message.reply_to, "reactions": message.reactions}


def topic_view(topic: Topic) -> Json:
    return {
        "thread_id": topic.thread_id,
        "name": topic.name,
        "color": topic.icon_color,
        "icon": EMOJI_BY_ID.get(topic.icon_custom_emoji_id or ""),
        "is_closed": topic.is_closed,
    }


def chat_view(chat: Chat) -> Json:
    """A chat without its messages."""
    return {
        "key": chat.key,
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "is_forum": chat.is_forum,
        "pinned": chat.pinned,
        "topics": [topic_view(topic) for topic in chat.topics.values()],
    }


def chat_with_messages(chat: Chat) -> Json:
    return chat_view(chat) | {"messages": [message_view(message) for message in chat.messages.values()]}

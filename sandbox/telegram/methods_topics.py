"""Forum topics: made, renamed, repainted, closed, reopened, deleted."""

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.forum import create_topic, delete_topic, edit_topic, set_topic_closed
from sandbox.telegram.rights import require
from sandbox.telegram.state import Chat
from sandbox.telegram.topic_icons import COLORS, EMOJI_BY_ID, stickers
from sandbox.wire import Json

NAME_LIMIT = 128


async def create_forum_topic(call: Call) -> Json:
    chat = _forum(call, "create a topic")
    color = call.parameters.integer("icon_color") or COLORS[0]
    if color not in COLORS:
        raise bad_request("invalid topic icon color specified")
    topic = create_topic(call.network, chat, _name(call), color=color, icon=_icon(call), author=call.bot.user)
    made: Json = {"message_thread_id": topic.thread_id, "name": topic.name, "icon_color": color}
    return made | ({"icon_custom_emoji_id": topic.icon_custom_emoji_id} if topic.icon_custom_emoji_id else {})


async def edit_forum_topic(call: Call) -> bool:
    chat = _forum(call, "edit a topic")
    topic = call.topic(chat)
    name = _name(call) if call.parameters.text("name") else topic.name
    icon = _icon(call) if "icon_custom_emoji_id" in call.parameters.values else topic.icon_custom_emoji_id
    if (name, icon) == (topic.name, topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    edit_topic(call.network, chat, topic, name=name, icon=icon, author=call.bot.user)
    return True


async def close_forum_topic(call: Call) -> bool:
    return _set_closed(call, closed=True)


async def reopen_forum_topic(call: Call) -> bool:
    return _set_closed(call, closed=False)


async def delete_forum_topic(call: Call) -> bool:
    chat = _forum(call, "delete a topic")
    delete_topic(call.network, chat, call.topic(chat))
    return True


async def unpin_all_forum_topic_messages(call: Call) -> bool:
    chat = _forum(call, "manage pinned messages in the chat")
    thread_id = call.topic(chat).thread_id
    chat.pinned[:] = [one for one in chat.pinned if chat.messages[one].thread_id != thread_id]
    call.network.changed_chat(chat)
    return True


async def get_forum_topic_icon_stickers(_: Call) -> list[Json]:
    return stickers()


def _forum(call: Call, to_do: str) -> Chat:
    chat = call.chat()
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    require(chat, call.bot, "can_manage_topics", to_do)
    return chat


def _set_closed(call: Call, *, closed: bool) -> bool:
    chat = _forum(call, "close a topic" if closed else "reopen a topic")
    topic = call.topic(chat)
    if topic.is_closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    set_topic_closed(call.network, chat, topic, closed=closed, author=call.bot.user)
    return True


def _name(call: Call) -> str:
    name = " ".join(call.parameters.text("name").split())[:NAME_LIMIT]
    if not name:
        raise bad_request("topic name must be non-empty")
    return name


def _icon(call: Call) -> str | None:
    icon = call.parameters.text("icon_custom_emoji_id")
    if icon and icon not in EMOJI_BY_ID:
        raise bad_request("DOCUMENT_INVALID")
    return icon or None

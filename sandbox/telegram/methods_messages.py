"""Text messages: sent, edited, copied, deleted."""

import time
from typing import Any

from sandbox.telegram import forum
from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.keyboards import read_keyboard
from sandbox.telegram.rights import may
from sandbox.telegram.sending import send
from sandbox.telegram.state import Chat, StoredMessage
from sandbox.telegram.texts import read_caption, read_text
from sandbox.wire import Json

_NOT_COPIED = {
    "message_id",
    "date",
    "edit_date",
    "chat",
    "from",
    "sender_chat",
    "message_thread_id",
    "is_topic_message",
    "reply_markup",
    "forward_origin",
}


async def send_message(call: Call) -> Json:
    chat = call.chat()
    message = send(call, chat, read_text(call))
    return call.wire(chat, message)


async def edit_message_text(call: Call) -> Json:
    chat, message = _own(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, chat, message, ("text", "entities", "reply_markup"), read_text(call))


async def edit_message_caption(call: Call) -> Json:
    chat, message = _own(call)
    if "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    return _edit(call, chat, message, ("caption", "caption_entities", "reply_markup"), read_caption(call))


async def edit_message_reply_markup(call: Call) -> Json:
    chat, message = _own(call)
    return _edit(call, chat, message, ("reply_markup",), {})


async def delete_message(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to delete not found")
    own = message.body["from"]["id"] == call.bot.user.id
    if not own and not may(chat.members.get(call.bot.user.id), "can_delete_messages"):
        raise bad_request("message can't be deleted")
    forum.delete_message(call.network, chat, message)
    return True


async def delete_messages(call: Call) -> bool:
    chat = call.chat()
    for message_id in call.parameters.structure("message_ids") or []:
        if message := chat.messages.get(int(message_id)):
            forum.delete_message(call.network, chat, message)
    return True


async def copy_message(call: Call) -> Json:
    chat = call.chat()
    content = _content(_source(call, "message to copy not found"))
    if "caption" in call.parameters.values:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= read_caption(call)
    return {"message_id": send(call, chat, content).id}


async def forward_message(call: Call) -> Json:
    chat = call.chat()
    source = _source(call, "message to forward not found")
    origin = {
        "type": "user",
        "date": source.body["date"],
        "sender_user": source.body["from"],
    }
    return call.wire(chat, send(call, chat, _content(source) | {"forward_origin": origin}))


def _source(call: Call, missing: str) -> StoredMessage:
    from_chat = call.network.chat_for(call.bot, call.parameters.integer("from_chat_id") or 0)
    return call.message(from_chat, missing)


def _content(message: StoredMessage) -> Json:
    return {key: value for key, value in message.body.items() if key not in _NOT_COPIED}


def _own(call: Call) -> tuple[Chat, StoredMessage]:
    chat = call.chat()
    message = call.message(chat, "message to edit not found")
    if message.body["from"]["id"] != call.bot.user.id:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(call: Call, chat: Chat, message: StoredMessage, fields: tuple[str, ...], new: Json) -> Json:
    """Replace `fields`; what is not given (a keyboard too) disappears, as in Telegram."""
    new = new | read_keyboard(call, chat)
    old: dict[str, Any] = {name: message.body[name] for name in fields if name in message.body}
    if old == new:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    kept = {name: value for name, value in message.body.items() if name not in fields}
    message.body = kept | new | {"edit_date": int(time.time())}
    call.network.changed_message(chat, message)
    return call.wire(chat, message)

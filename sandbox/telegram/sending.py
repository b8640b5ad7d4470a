"""Where a bot's message goes: the topic, the reply, the keyboard. Shared by every `send…` method."""

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.keyboards import read_keyboard
from sandbox.telegram.state import Chat, StoredMessage
from sandbox.wire import Json


def send(call: Call, chat: Chat, content: Json) -> StoredMessage:
    """Post `content` (fields of Message) as the bot, to the place the call names."""
    replied = _replied(call, chat)
    thread_id = _thread(call, chat)
    if thread_id is None and replied is not None:
        thread_id = replied.thread_id
    if thread_id is not None and chat.topics[thread_id].is_closed:
        raise bad_request("TOPIC_CLOSED")
    return call.network.post(
        chat,
        content,
        author=call.bot.user,
        thread_id=thread_id,
        reply_to=replied.id if replied else None,
        extra=read_keyboard(call, chat),
    )


def _thread(call: Call, chat: Chat) -> int | None:
    thread_id = call.parameters.integer("message_thread_id")
    if thread_id is not None and (not chat.is_forum or thread_id not in chat.topics):
        raise bad_request("message thread not found")
    return thread_id


def _replied(call: Call, chat: Chat) -> StoredMessage | None:
    given = call.parameters.structure("reply_parameters") or {}
    message_id = given.get("message_id") or call.parameters.integer("reply_to_message_id")
    if message_id is None:
        return None
    replied = chat.messages.get(int(message_id))
    if replied is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return replied

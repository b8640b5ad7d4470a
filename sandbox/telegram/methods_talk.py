"""Small methods: who am I, reactions, answers to buttons, commands, "typing…"."""

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.forum import react
from sandbox.telegram.reactions import ALLOWED
from sandbox.wire import Json

_NO_PRESS = "query is too old and response timeout expired or query ID is invalid"


async def get_me(call: Call) -> Json:
    return call.bot.user.wire() | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
    }


async def set_message_reaction(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to react not found")
    wanted = call.parameters.structure("reaction") or []
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = [str(one.get("emoji", "")).removesuffix("\ufe0f") for one in wanted]
    if any(one not in ALLOWED for one in emoji):
        raise bad_request("REACTION_INVALID")
    react(call.network, chat, message, call.bot.user, emoji)
    return True


async def answer_callback_query(call: Call) -> bool:
    press = call.network.state.presses.get(call.parameters.text("callback_query_id"))
    if press is None or press.answer is not None or press.bot_id != call.bot.user.id:
        raise bad_request(_NO_PRESS)
    press.answer = {
        "text": call.parameters.text("text")[:200],
        "show_alert": call.parameters.flag("show_alert"),
        "url": call.parameters.text("url"),
    }
    call.network.feed.publish(
        "telegram.answer", user_id=press.user_id, chat=press.chat, message_id=press.message_id, **press.answer
    )
    return True


async def set_my_commands(call: Call) -> bool:
    call.bot.commands = call.parameters.structure("commands") or []
    return True


async def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands


async def delete_my_commands(call: Call) -> bool:
    call.bot.commands = []
    return True


async def send_chat_action(call: Call) -> bool:
    chat = call.chat()
    call.network.feed.publish(
        "telegram.action",
        chat=chat.key,
        thread_id=call.parameters.integer("message_thread_id"),
        action=call.parameters.text("action"),
    )
    return True


async def nothing_to_do(_: Call) -> bool:
    """Profile methods whose effect nobody sees here."""
    return True

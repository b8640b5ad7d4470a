"""Groups and their members, pins, leaving."""

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.forum import pin, unpin
from sandbox.telegram.members import member_wire
from sandbox.telegram.rights import require
from sandbox.telegram.state import PRESENT, MemberStatus
from sandbox.telegram.views import chat_wire
from sandbox.wire import Json


async def get_chat(call: Call) -> Json:
    chat = call.chat()
    full: Json = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.type == "supergroup":
        full["permissions"] = {"can_send_messages": True, "can_manage_topics": False}
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].body
    return chat_wire(chat) | full


async def get_chat_member(call: Call) -> Json:
    chat = call.chat()
    user = call.network.state.users.get(call.parameters.integer("user_id") or 0)
    if user is None:
        raise bad_request("invalid user_id specified")
    return member_wire(user, chat.members.get(user.id))


async def get_chat_administrators(call: Call) -> list[Json]:
    chat = call.chat()
    leading = (MemberStatus.CREATOR, MemberStatus.ADMINISTRATOR)
    users = call.network.state.users
    return [
        member_wire(users[member.user_id], member)
        for member in chat.members.values()
        if member.status in leading
        and (not users[member.user_id].is_bot or member.user_id == call.bot.user.id)
    ]


async def get_chat_member_count(call: Call) -> int:
    return sum(member.status in PRESENT for member in call.chat().members.values())


async def pin_chat_message(call: Call) -> bool:
    chat = call.chat()
    require(chat, call.bot, "can_pin_messages", "manage pinned messages in the chat")
    message = call.message(chat, "message to pin not found")
    if message.id not in chat.pinned:
        pin(call.network, chat, message, author=call.bot.user)
    return True


async def unpin_chat_message(call: Call) -> bool:
    chat = call.chat()
    require(chat, call.bot, "can_pin_messages", "manage pinned messages in the chat")
    message_id = call.parameters.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.messages:
        raise bad_request("message to unpin not found")
    if message_id in chat.pinned:
        unpin(call.network, chat, message_id)
    return True


async def leave_chat(call: Call) -> bool:
    chat = call.chat()
    chat.members[call.bot.user.id].status = MemberStatus.LEFT
    return True

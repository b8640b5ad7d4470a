"""What a bot may do in a group: its owner everything, an administrator what was granted."""

from sandbox.telegram.errors import not_enough_rights
from sandbox.telegram.state import Bot, Chat, Member, MemberStatus

ALL_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
)


def may(member: Member | None, right: str) -> bool:
    if member is None:
        return False
    if member.status is MemberStatus.CREATOR:
        return True
    return member.status is MemberStatus.ADMINISTRATOR and member.rights.get(right, True)


def require(chat: Chat, bot: Bot, right: str, to_do: str) -> None:
    """Raise "not enough rights to …" unless the bot has `right`; in private talks everything is allowed."""
    if chat.type != "private" and not may(chat.members.get(bot.user.id), right):
        raise not_enough_rights(to_do)

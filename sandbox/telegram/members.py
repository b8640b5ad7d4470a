"""The Bot API's ChatMember."""

from sandbox.telegram.rights import ALL_RIGHTS, may
from sandbox.telegram.state import Member, MemberStatus, User
from sandbox.wire import Json


def member_wire(user: User, member: Member | None) -> Json:
    """`member=None` is somebody who was never there."""
    status = member.status if member else MemberStatus.LEFT
    wire: Json = {"user": user.wire(), "status": status.value}
    match status:
        case MemberStatus.CREATOR:
            return wire | {"is_anonymous": False}
        case MemberStatus.ADMINISTRATOR:
            rights = {right: may(member, right) for right in ALL_RIGHTS}
            return wire | rights | {"can_be_edited": False, "is_anonymous": False}
        case MemberStatus.KICKED:
            return wire | {"until_date": 0}
    return wire

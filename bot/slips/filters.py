"""Which of the team's rooms a message stands in, and which slip it replies to."""

from uuid import UUID

from aiogram.filters import Filter
from aiogram.types import Message

from desk.ports import Desks
from desk.slip import Room, SlipKind
from desk.tenant import Tenant


class InRoom(Filter):
    """Messages of a room, whose topic belongs to the team: no client ever reads them."""

    def __init__(self, room: Room | None = None) -> None:
        """Any room when none is given."""
        self._room = room

    async def __call__(self, message: Message, tenant: Tenant, desks: Desks) -> bool:
        if message.message_thread_id is None:
            return False
        async with desks(tenant.id) as desk:
            room = await desk.rooms.at(message.chat.id, message.message_thread_id)
        return room is not None and self._room in (None, room)


class RepliesToSlip(Filter):
    """Gives the handler `subject_id`: what the slip is about that the message replies to."""

    def __init__(self, kind: SlipKind) -> None:
        self._kind = kind

    async def __call__(self, message: Message, tenant: Tenant, desks: Desks) -> bool | dict[str, UUID]:
        if message.reply_to_message is None:
            return False
        async with desks(tenant.id) as desk:
            slip = await desk.slips.at(message.chat.id, message.reply_to_message.message_id)
        return slip is not None and slip.kind is self._kind and {"subject_id": slip.subject_id}

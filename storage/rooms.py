"""The team's own topics, and the messages in which slips stand."""

from uuid import UUID

from desk.ports.team import Slip
from desk.slip import Room, SlipKind
from storage.part import Part, Row

_OF_GROUP = "(SELECT telegram_chat_id FROM client_settings WHERE client_id = :client_id)"

_TOPIC_OF = f"""
    SELECT telegram_topic_id FROM rooms
    WHERE client_id = :client_id AND room = :room AND telegram_chat_id = {_OF_GROUP}
"""  # noqa: S608 -- our own fragment

_ROOM_AT = """
    SELECT room FROM rooms
    WHERE client_id = :client_id AND telegram_chat_id = :chat_id AND telegram_topic_id = :topic_id
"""

_MADE = """
    INSERT INTO rooms (client_id, room, telegram_chat_id, telegram_topic_id)
    VALUES (:client_id, :room, :chat_id, :topic_id)
    ON CONFLICT (client_id, room) DO UPDATE
    SET telegram_chat_id = excluded.telegram_chat_id, telegram_topic_id = excluded.telegram_topic_id
"""

_SLIP_OF = f"""
    SELECT kind, subject_id, telegram_message_id FROM slips
    WHERE client_id = :client_id AND subject_id = :subject_id AND telegram_chat_id = {_OF_GROUP}
"""  # noqa: S608 -- our own fragment

_SLIP_AT = """
    SELECT kind, subject_id, telegram_message_id FROM slips
    WHERE client_id = :client_id AND telegram_chat_id = :chat_id AND telegram_message_id = :message_id
"""

_POSTED = """
    INSERT INTO slips (client_id, subject_id, kind, telegram_chat_id, telegram_message_id)
    VALUES (:client_id, :subject_id, :kind, :chat_id, :message_id)
    ON CONFLICT (client_id, subject_id) DO UPDATE
    SET kind = excluded.kind, telegram_chat_id = excluded.telegram_chat_id,
        telegram_message_id = excluded.telegram_message_id
"""


class PostgresRooms(Part):
    async def topic_of(self, room: Room) -> int | None:
        row = await self._first(_TOPIC_OF, room=room)
        return row["telegram_topic_id"] if row else None

    async def at(self, chat_id: int, topic_id: int) -> Room | None:
        row = await self._first(_ROOM_AT, chat_id=chat_id, topic_id=topic_id)
        return Room(row["room"]) if row else None

    async def made(self, room: Room, chat_id: int, topic_id: int) -> None:
        await self._run(_MADE, room=room, chat_id=chat_id, topic_id=topic_id)


class PostgresSlips(Part):
    async def of(self, subject_id: UUID) -> Slip | None:
        row = await self._first(_SLIP_OF, subject_id=subject_id)
        return _slip(row) if row else None

    async def at(self, chat_id: int, message_id: int) -> Slip | None:
        row = await self._first(_SLIP_AT, chat_id=chat_id, message_id=message_id)
        return _slip(row) if row else None

    async def posted(self, slip: Slip, chat_id: int) -> None:
        await self._run(
            _POSTED,
            subject_id=slip.subject_id,
            kind=slip.kind,
            chat_id=chat_id,
            message_id=slip.message_id,
        )


def _slip(row: Row) -> Slip:
    return Slip(
        kind=SlipKind(row["kind"]), subject_id=row["subject_id"], message_id=row["telegram_message_id"]
    )

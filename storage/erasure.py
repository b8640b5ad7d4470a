"""A client's right to be forgotten."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_FILES = text("""
    DELETE FROM blobs USING messages m, conversations c, users u
    WHERE m.conversation_id = c.id AND c.user_id = u.id AND blobs.id = CAST(m.media ->> 'blob_id' AS uuid)
      AND blobs.client_id = :client_id AND u.client_id = :client_id
      AND (regexp_replace(u.phone, '\\D', '', 'g') = :digits OR u.external_id = :digits)
""")

_LANES = text("""
    DELETE FROM lanes USING conversations c, users u
    WHERE c.user_id = u.id AND lanes.client_id = :client_id AND u.client_id = :client_id
      AND lanes.lane LIKE '%:' || c.id
      AND (regexp_replace(u.phone, '\\D', '', 'g') = :digits OR u.external_id = :digits)
""")

_EVENTS = text("""
    DELETE FROM channel_events WHERE client_id = :client_id AND payload::text LIKE '%' || :digits || '%'
""")

_UPDATES = text("""
    DELETE FROM telegram_updates WHERE client_id = :client_id AND payload::text LIKE '%' || :digits || '%'
""")

_USERS = text("""
    DELETE FROM users
    WHERE client_id = :client_id
      AND (regexp_replace(phone, '\\D', '', 'g') = :digits OR external_id = :digits)
    RETURNING id
""")


async def erase_user(engine: AsyncEngine, client_id: UUID, digits: str) -> int:
    """How many users with that phone or Telegram id were erased, with their talks, files and waiting work."""
    values = {"client_id": client_id, "digits": digits}
    async with engine.begin() as connection:
        for statement in (_FILES, _LANES, _EVENTS, _UPDATES):
            await connection.execute(statement, values)
        return len((await connection.execute(_USERS, values)).all())

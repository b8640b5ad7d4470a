"""What the channels sent, as it came: Telegram's updates, and events that are no messages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from storage.part import Part

_ADD_UPDATE = text("""
    INSERT INTO telegram_updates (client_id, update_id, payload) VALUES (:client_id, :update_id, :payload)
    ON CONFLICT (client_id, update_id) DO NOTHING
    RETURNING id
""").bindparams(bindparam("payload", type_=JSONB))

_GET_UPDATE = "SELECT payload FROM telegram_updates WHERE client_id = :client_id AND id = :id"

_ADD_EVENT = text("""
    INSERT INTO channel_events (client_id, source, kind, payload)
    VALUES (:client_id, :source, :kind, :payload)
""").bindparams(bindparam("payload", type_=JSONB))


class PostgresUpdates(Part):
    async def add(self, update_id: int, payload: Mapping[str, Any]) -> UUID | None:
        row = await self._first(_ADD_UPDATE, update_id=update_id, payload=dict(payload))
        return row["id"] if row else None

    async def get(self, row_id: UUID) -> Mapping[str, Any]:
        payload: Mapping[str, Any] = (await self._one(_GET_UPDATE, id=row_id))["payload"]
        return payload


class PostgresEvents(Part):
    async def add(self, source: str, kind: str, payload: Mapping[str, Any]) -> None:
        await self._run(_ADD_EVENT, source=source, kind=kind, payload=dict(payload))

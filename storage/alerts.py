"""Alerts of a tenant: those that go on, and those that are over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.alert import Alert, AlertKind, Part
from storage import part
from storage.part import Row

_BEGIN = text("""
    INSERT INTO alerts (client_id, kind, facts) VALUES (:client_id, :kind, :facts)
    ON CONFLICT (client_id, kind) WHERE ended_at IS NULL AND kind <> 'stuck' DO NOTHING
    RETURNING *
""").bindparams(bindparam("facts", type_=JSONB))

_END = """
    UPDATE alerts SET ended_at = now()
    WHERE client_id = :client_id AND kind = :kind AND ended_at IS NULL AND began_at < :begun_before
    RETURNING *
"""

_GOES_ON = """
    SELECT 1 FROM alerts WHERE client_id = :client_id AND kind = :kind AND ended_at IS NULL
"""

_GET = "SELECT * FROM alerts WHERE client_id = :client_id AND id = :id"

_CLAIM_TEAM = """
    UPDATE alerts SET told_team = array_append(told_team, :part)
    WHERE client_id = :client_id AND id = :id AND NOT :part = ANY(told_team)
    RETURNING id
"""


class PostgresAlerts(part.Part):
    async def begin(self, kind: AlertKind, facts: Mapping[str, Any]) -> Alert | None:
        row = await self._first(_BEGIN, kind=kind, facts=dict(facts))
        return _alert(row) if row else None

    async def end(self, kind: AlertKind, *, begun_before: datetime) -> Alert | None:
        row = await self._first(_END, kind=kind, begun_before=begun_before)
        return _alert(row) if row else None

    async def goes_on(self, kind: AlertKind) -> bool:
        return await self._first(_GOES_ON, kind=kind) is not None

    async def get(self, alert_id: UUID) -> Alert:
        return _alert(await self._one(_GET, id=alert_id))

    async def claim_team(self, alert_id: UUID, part: Part) -> bool:
        return await self._first(_CLAIM_TEAM, id=alert_id, part=part) is not None


def _alert(row: Row) -> Alert:
    return Alert(
        id=row["id"],
        kind=AlertKind(row["kind"]),
        facts=row["facts"],
        began_at=row["began_at"],
        ended_at=row["ended_at"],
    )

"""What shows that a tenant's clients are losing by something."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Interval, bindparam, text

from desk.alert import StuckPieces, Waiting
from desk.silence import LOOK_BACK
from storage.part import Part

_OLDEST_TURN = """
    SELECT first_pending_at AS since, now() - first_pending_at AS age, '' AS error
    FROM conversations
    WHERE client_id = :client_id AND ready_at IS NOT NULL AND first_pending_at IS NOT NULL
    ORDER BY first_pending_at LIMIT 1
"""

_OLDEST_DELIVERY = """
    SELECT created_at AS since, now() - created_at AS age, last_error AS error
    FROM outbox
    WHERE client_id = :client_id AND status IN ('queued', 'sending') AND kind = 'send'
      AND NOT details ? 'asked_for'
    ORDER BY created_at LIMIT 1
"""

_OLDEST_REFUSED_BY_GROUP = """
    SELECT created_at AS since, now() - created_at AS age, last_error AS error
    FROM outbox
    WHERE client_id = :client_id AND status IN ('queued', 'sending')
      AND kind IN ('card', 'copy', 'notice', 'slip') AND last_error <> ''
    ORDER BY created_at LIMIT 1
"""

_TELL_STUCK = text("""
    WITH untold AS (
        UPDATE outbox SET told_at = clock_timestamp()
        WHERE client_id = :client_id AND status IN ('uncertain', 'dead') AND kind NOT IN ('alert', 'react')
          AND (told_at IS NULL OR told_at < finished_at)
          AND NOT EXISTS (
              SELECT FROM alerts
              WHERE client_id = :client_id AND kind = 'stuck' AND began_at > now() - :gathering)
        RETURNING kind, status, last_error, finished_at
    )
    SELECT kind, status, count(*) AS count, (array_agg(last_error ORDER BY finished_at DESC))[1] AS error
    FROM untold GROUP BY kind, status ORDER BY max(finished_at) DESC
""").bindparams(bindparam("gathering", type_=Interval))

_LAST_HEARD = """
    SELECT m.created_at AS last FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE m.client_id = :client_id AND m.role = 'client' AND c.channel = 'whatsapp'
    ORDER BY m.created_at DESC LIMIT 1
"""

_HOURS_HEARD = text("""
    SELECT DISTINCT date_trunc('hour', m.created_at, 'UTC') AS hour
    FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE m.client_id = :client_id AND m.role = 'client' AND c.channel = 'whatsapp'
      AND m.created_at > now() - :look_back
""").bindparams(bindparam("look_back", type_=Interval))


class PostgresSigns(Part):
    async def oldest_turn(self) -> Waiting | None:
        return await self._waiting(_OLDEST_TURN)

    async def oldest_delivery(self) -> Waiting | None:
        return await self._waiting(_OLDEST_DELIVERY)

    async def oldest_refused_by_group(self) -> Waiting | None:
        return await self._waiting(_OLDEST_REFUSED_BY_GROUP)

    async def tell_stuck(self, *, gathering: timedelta) -> Sequence[StuckPieces]:
        rows = await self._run(_TELL_STUCK, gathering=gathering)
        return [StuckPieces(**row) for row in rows.mappings()]

    async def last_heard(self) -> datetime | None:
        row = await self._first(_LAST_HEARD)
        return row["last"] if row else None

    async def hours_heard(self) -> frozenset[datetime]:
        rows = await self._run(_HOURS_HEARD, look_back=LOOK_BACK)
        return frozenset(row.hour for row in rows)

    async def _waiting(self, statement: str) -> Waiting | None:
        row = await self._first(statement)
        return Waiting(**row) if row else None

"""Drafts that wait to be sent by a person."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Interval, bindparam, text

from desk.verdict import Review
from storage.part import Part
from storage.reviews import review_from

_WAITING = """
    SELECT * FROM reviews
    WHERE client_id = :client_id AND conversation_id = :conversation_id
      AND origin = 'draft' AND verdict IS NULL AND outdated_at IS NULL
    ORDER BY created_at
"""

_OUTDATE = """
    UPDATE reviews SET outdated_at = now()
    WHERE client_id = :client_id AND conversation_id = :conversation_id
      AND origin = 'draft' AND verdict IS NULL AND outdated_at IS NULL
    RETURNING id
"""

_CURRENT = """
    review.client_id = :client_id AND review.outdated_at IS NULL AND heard.id = review.answers_message
    AND NOT EXISTS (
        SELECT FROM messages AS later
        WHERE later.client_id = :client_id AND later.conversation_id = heard.conversation_id
          AND later.role IN ('client', 'manager') AND later.seq > heard.seq)
"""

_IS_CURRENT = f"""
    SELECT review.id FROM reviews AS review, messages AS heard WHERE review.id = :id AND {_CURRENT}
"""  # noqa: S608 -- our own conditions

_CLAIM_FORGOTTEN = text(f"""
    UPDATE reviews AS review SET reminded_at = now() FROM messages AS heard
    WHERE review.origin = 'draft' AND review.verdict IS NULL AND review.reminded_at IS NULL
      AND review.created_at <= now() - :after AND {_CURRENT}
    RETURNING review.*
""").bindparams(bindparam("after", type_=Interval))  # noqa: S608 -- our own conditions


class PostgresDrafts(Part):
    async def waiting(self, conversation_id: UUID) -> Sequence[Review]:
        rows = await self._run(_WAITING, conversation_id=conversation_id)
        return [review_from(row) for row in rows.mappings()]

    async def outdate(self, conversation_id: UUID) -> Sequence[UUID]:
        rows = await self._run(_OUTDATE, conversation_id=conversation_id)
        return [row.id for row in rows]

    async def is_current(self, review_id: UUID) -> bool:
        return await self._first(_IS_CURRENT, id=review_id) is not None

    async def claim_forgotten(self, after: timedelta) -> Sequence[Review]:
        rows = await self._run(_CLAIM_FORGOTTEN, after=after)
        return [review_from(row) for row in rows.mappings()]

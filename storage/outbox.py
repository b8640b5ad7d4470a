"""What is to be done outside the database, written with the state that caused it."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.correlation import current
from desk.errors import LeaseLost
from desk.message import Message
from desk.work import (
    CREW_OF,
    MERGED,
    ClaimedWork,
    Failed,
    Outcome,
    Outgoing,
    Retry,
    Sent,
    Uncertain,
    Work,
    WorkKind,
)
from storage.conversation_rows import COLUMNS, JOINED, conversation_from
from storage.messages import INSERT, PREFIXED, TYPES, message_from, unprefixed, values_of
from storage.part import Part

LONGEST_PAUSE = timedelta(minutes=2)

_QUEUE = """queued AS (
        INSERT INTO outbox
            (client_id, lane, kind, subject_id, conversation_id, chat_id, details, correlation_id)
        VALUES (:client_id, :lane, :kind, :subject_id, :conversation_id, :chat_id, :details, :correlation_id)
        ON CONFLICT (client_id, kind, subject_id) WHERE status = 'queued' AND kind IN ('card', 'react')
        DO NOTHING
    ), woken AS (
        INSERT INTO lanes (client_id, lane, crew, ready_at)
        VALUES (:client_id, :lane, :crew, clock_timestamp())
        ON CONFLICT (client_id, lane) DO UPDATE SET ready_at = clock_timestamp()
        RETURNING crew
    )
    SELECT pg_notify('work', crew) FROM woken
"""

_ADD = text(f"WITH {_QUEUE}").bindparams(bindparam("details", type_=JSONB))

_SAY = text(f"WITH spoken AS ({INSERT}), {_QUEUE}").bindparams(bindparam("details", type_=JSONB), *TYPES)

_DELIVERED = text("""
    WITH finished AS (
        UPDATE outbox
        SET status = 'done', last_error = '', provider_id = :provider_id, finished_at = now()
        WHERE client_id = :client_id AND id = :id AND token = :token AND status = 'sending'
        RETURNING subject_id
    )
    UPDATE messages SET status = 'sent' FROM finished
    WHERE client_id = :client_id AND messages.id = finished.subject_id
    RETURNING messages.*
""")

_OUTGOING = f"""
    SELECT {COLUMNS}, {PREFIXED}, now() - m.created_at AS age
    FROM messages m JOIN conversations c ON c.id = m.conversation_id {JOINED}
    WHERE m.client_id = :client_id AND m.id = :id
"""  # noqa: S608 -- names of our own

_FINISH = text("""
    UPDATE outbox
    SET status = :status, last_error = :error, provider_id = :provider_id,
        run_at = now() + :pause,
        finished_at = CASE WHEN :status <> 'queued' THEN now() END
    WHERE client_id = :client_id AND id = :id AND token = :token AND status = 'sending'
    RETURNING id
""")

_MERGED_MEANWHILE = text("""
    SELECT 1 FROM outbox
    WHERE client_id = :client_id AND kind = :kind AND subject_id = :subject_id AND status = 'queued'
""")


def requeueing(chosen: str) -> TextClause:
    """Stuck work is queued once more, with its messages; `chosen` says which, as a condition on `outbox`."""
    return text(f"""
        WITH requeued AS (
            UPDATE outbox SET status = 'queued', attempts = 0, run_at = now(), finished_at = NULL,
                details = details || jsonb_build_object('asked_for', true)
            WHERE {chosen}
            RETURNING client_id, lane, kind, subject_id
        ), woken AS (
            UPDATE lanes SET ready_at = clock_timestamp() FROM requeued
            WHERE lanes.client_id = requeued.client_id AND lanes.lane = requeued.lane
            RETURNING crew
        ), marked AS (
            UPDATE messages SET status = 'queued' FROM requeued
            WHERE messages.client_id = requeued.client_id AND messages.id = requeued.subject_id
              AND requeued.kind = 'send'
        ), told AS (
            SELECT pg_notify('work', crew) FROM woken
        )
        SELECT (SELECT count(*) FROM requeued) AS requeued, (SELECT count(*) FROM told) AS told
    """)  # noqa: S608 -- our own conditions


_REQUEUE = requeueing(
    "client_id = :client_id AND subject_id = :subject_id AND status IN ('uncertain', 'dead')"
)

_STATUS: dict[type[Outcome], str] = {Sent: "done", Retry: "queued", Failed: "dead", Uncertain: "uncertain"}


class PostgresOutbox(Part):
    async def add(self, *works: Work) -> None:
        for work in works:
            await self._run(_ADD, **_values(work))

    async def say(self, message: Message) -> None:
        work = Work(kind=WorkKind.SEND, conversation_id=message.conversation_id, subject_id=message.id)
        await self._run(_SAY, **{**values_of(message), **_values(work)})

    async def outgoing(self, message_id: UUID) -> Outgoing:
        row = await self._one(_OUTGOING, id=message_id)
        message = message_from(unprefixed(row))
        return Outgoing(message=message, conversation=conversation_from(row), age=row["age"])

    async def delivered(self, claimed: ClaimedWork, sent: Sent) -> Message:
        row = await self._first(_DELIVERED, id=claimed.id, token=claimed.token, provider_id=sent.provider_id)
        if row is None:
            raise LeaseLost
        return message_from(row)

    async def finish(self, claimed: ClaimedWork, outcome: Outcome) -> None:
        status = _STATUS[type(outcome)]
        if isinstance(outcome, Retry) and await self._merged_meanwhile(claimed.work):
            status = "done"
        row = await self._first(
            _FINISH,
            id=claimed.id,
            token=claimed.token,
            status=status,
            error="" if isinstance(outcome, Sent) else outcome.error,
            provider_id=outcome.provider_id if isinstance(outcome, Sent) else "",
            pause=_pause(outcome, claimed.attempts),
        )
        if row is None:
            raise LeaseLost

    async def requeue(self, subject_id: UUID) -> bool:
        return bool((await self._one(_REQUEUE, subject_id=subject_id))["requeued"])

    async def _merged_meanwhile(self, work: Work) -> bool:
        """The same state is to be shown by newer work: this try needs no repeat."""
        if work.kind not in MERGED:
            return False
        row = await self._first(_MERGED_MEANWHILE, kind=work.kind, subject_id=work.subject_id)
        return row is not None


def _values(work: Work) -> dict[str, Any]:
    return {
        "lane": work.lane,
        "crew": CREW_OF[work.kind],
        "kind": work.kind,
        "subject_id": work.subject_id,
        "conversation_id": work.conversation_id,
        "chat_id": work.chat_id,
        "details": dict(work.details),
        "correlation_id": current(),
    }


def _pause(outcome: Outcome, attempts: int) -> timedelta:
    """1, 2, 4 … seconds with jitter, so that what failed together is not tried together."""
    if not isinstance(outcome, Retry):
        return timedelta()
    if outcome.after is not None:
        return outcome.after
    full = min(timedelta(seconds=2 ** min(attempts - 1, 20)), LONGEST_PAUSE)
    return full * random.uniform(0.75, 1.25)  # noqa: S311 -- spreading load, not a secret

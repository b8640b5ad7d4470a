"""What is to be done outside the database, written with the state that caused it."""

import random
from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.correlation import current
from desk.errors import LeaseLost
from desk.work import CREW_OF, MERGED, ClaimedWork, Failed, Outcome, Retry, Sent, Uncertain, Work
from storage.part import Part

LONGEST_PAUSE = timedelta(minutes=2)

_ADD = text("""
    WITH queued AS (
        INSERT INTO outbox
            (client_id, lane, kind, subject_id, conversation_id, chat_id, details, correlation_id)
        VALUES (:client_id, :lane, :kind, :subject_id, :conversation_id, :chat_id, :details, :correlation_id)
        ON CONFLICT (client_id, kind, subject_id)
        WHERE status = 'queued' AND kind IN ('card', 'react', 'slip') DO NOTHING
    ), woken AS (
        INSERT INTO lanes (client_id, lane, crew, ready_at)
        VALUES (:client_id, :lane, :crew, clock_timestamp())
        ON CONFLICT (client_id, lane) DO UPDATE SET ready_at = clock_timestamp()
        RETURNING crew
    )
    SELECT pg_notify('work', crew) FROM woken
""").bindparams(bindparam("details", type_=JSONB))

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

_REQUEUE = text("""
    WITH requeued AS (
        UPDATE outbox SET status = 'queued', attempts = 0, run_at = now(), finished_at = NULL,
            details = details || jsonb_build_object('asked_for', true)
        WHERE client_id = :client_id AND subject_id = :subject_id AND status IN ('uncertain', 'dead')
        RETURNING client_id, lane
    ), woken AS (
        UPDATE lanes SET ready_at = now() FROM requeued
        WHERE lanes.client_id = requeued.client_id AND lanes.lane = requeued.lane
        RETURNING crew
    )
    SELECT pg_notify('work', crew) FROM woken
""")

_STATUS: dict[type[Outcome], str] = {Sent: "done", Retry: "queued", Failed: "dead", Uncertain: "uncertain"}


class PostgresOutbox(Part):
    async def add(self, *works: Work) -> None:
        for work in works:
            await self._run(
                _ADD,
                lane=work.lane,
                crew=CREW_OF[work.kind],
                kind=work.kind,
                subject_id=work.subject_id,
                conversation_id=work.conversation_id,
                chat_id=work.chat_id,
                details=dict(work.details),
                correlation_id=current(),
            )

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
        return await self._first(_REQUEUE, subject_id=subject_id) is not None

    async def _merged_meanwhile(self, work: Work) -> bool:
        """The same state is to be shown by newer work: this try needs no repeat."""
        if work.kind not in MERGED:
            return False
        row = await self._first(_MERGED_MEANWHILE, kind=work.kind, subject_id=work.subject_id)
        return row is not None


def _pause(outcome: Outcome, attempts: int) -> timedelta:
    """1, 2, 4 … seconds with jitter, so that what failed together is not tried together."""
    if not isinstance(outcome, Retry):
        return timedelta()
    if outcome.after is not None:
        return outcome.after
    full = min(timedelta(seconds=2 ** min(attempts - 1, 20)), LONGEST_PAUSE)
    return full * random.uniform(0.75, 1.25)  # noqa: S311 -- spreading load, not a secret

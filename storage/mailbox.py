"""The turn of a conversation: the conversation's row is the letter box."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Interval, Text, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.exc import IntegrityError

from desk.correlation import current
from desk.errors import LeaseLost, ReceivedMeanwhile
from desk.incoming import IncomingMessage, Received
from desk.limits import Limits
from desk.ports import Lease
from storage.connection import Connection
from storage.messages import media_json
from storage.part import Part

LOOKED_AFTER = timedelta(seconds=1)
"""Every process looks for turns this often anyhow: one that is ready later needs no announcement."""

_RECEIVE = text("""
    WITH known AS (
        SELECT id, conversation_id FROM messages
        WHERE client_id = :client_id AND provider_id = :provider_id
    ), verdict AS (
        SELECT CASE
            WHEN now() - :provider_time > :history_after THEN 'history'
            WHEN now() - (
                SELECT created_at FROM messages
                WHERE client_id = :client_id AND role = 'client' AND conversation_id = (
                    SELECT c.id FROM conversations c JOIN users u ON u.id = c.user_id
                    WHERE u.client_id = :client_id AND u.channel = :channel AND u.external_id = :external_id)
                ORDER BY seq DESC OFFSET :most_a_minute - 1 LIMIT 1) < interval '1 minute' THEN 'flood'
            ELSE '' END AS ignored
        WHERE NOT EXISTS (SELECT FROM known)
    ), person AS (
        INSERT INTO users (client_id, channel, external_id, phone, name)
        SELECT :client_id, :channel, :external_id, :phone, :name FROM verdict
        ON CONFLICT (client_id, channel, external_id) DO UPDATE
        SET name = coalesce(nullif(excluded.name, ''), users.name),
            phone = coalesce(nullif(excluded.phone, ''), users.phone)
        RETURNING id
    ), talk AS (
        INSERT INTO conversations AS c
            (client_id, user_id, channel, last_message_at, ready_at, first_pending_at)
        SELECT :client_id, person.id, :channel, now(),
               CASE WHEN ignored = '' THEN now() + least(:quiet, :max_wait) END,
               CASE WHEN ignored = '' THEN now() END
        FROM person, verdict
        ON CONFLICT (user_id) DO UPDATE SET last_message_at = now(),
            ready_at = CASE WHEN excluded.ready_at IS NULL THEN c.ready_at
                ELSE least(now() + :quiet, coalesce(c.first_pending_at, now()) + :max_wait) END,
            first_pending_at = coalesce(c.first_pending_at, excluded.first_pending_at)
        RETURNING id
    ), stored AS (
        INSERT INTO messages (id, client_id, conversation_id, role, text, media, status, provider_id,
                              provider_time, correlation_id, decision_trace)
        SELECT :id, :client_id, talk.id, 'client', :text, :media,
               CASE WHEN ignored = '' THEN 'new' ELSE 'done' END, :provider_id, :provider_time,
               :correlation_id, CASE WHEN ignored <> '' THEN jsonb_build_object('reason', ignored) END
        FROM talk, verdict
        RETURNING id, conversation_id
    ), rung AS (
        SELECT pg_notify('turns', '') FROM stored, verdict WHERE ignored = '' AND :announced
    )
    SELECT id, conversation_id, false AS duplicate FROM stored LEFT JOIN rung ON true
    UNION ALL
    SELECT id, conversation_id, true FROM known
""").bindparams(
    bindparam("media", type_=JSONB(none_as_null=True)),
    *(bindparam(name, type_=Interval) for name in ("quiet", "max_wait", "history_after")),
    bindparam("provider_time", type_=DateTime(timezone=True)),
    *(bindparam(name, type_=Text) for name in ("provider_id", "channel", "external_id", "phone", "name")),
    *(bindparam(name, type_=Text) for name in ("text", "correlation_id")),
)
"""One message, one statement: the row locks are taken in the order user, conversation. Two calls with the
same message wait for each other at its id, and the second one fails as a whole."""

_SETTLE = text("""
    WITH waiting AS (
        SELECT bool_or(id <> ALL (:done)) AS more, now() - min(created_at) < :patience AS patient
        FROM messages WHERE client_id = :client_id AND conversation_id = :id AND status = 'new'
    ), settled AS (
        UPDATE conversations SET lease_token = NULL, lease_until = NULL, attempts = 0,
            ready_at = CASE WHEN outrun THEN ready_at WHEN more THEN now() END,
            first_pending_at = CASE WHEN outrun THEN first_pending_at WHEN more THEN now() END
        FROM (SELECT coalesce(more, false) AS more, coalesce(more AND patient, false) AS outrun
              FROM waiting) AS verdict
        WHERE client_id = :client_id AND id = :id AND lease_token = :token
        RETURNING outrun
    ), done AS (
        UPDATE messages SET status = 'done', decision_trace = :decision
        FROM settled WHERE NOT outrun AND client_id = :client_id AND messages.id = ANY (:done)
    )
    SELECT outrun FROM settled
""").bindparams(
    bindparam("decision", type_=JSONB(none_as_null=True)),
    bindparam("done", type_=ARRAY(Uuid)),
    bindparam("patience", type_=Interval),
)

_RETURN = """
    UPDATE conversations SET lease_token = NULL, lease_until = NULL, attempts = 0
    WHERE client_id = :client_id AND id = :id AND lease_token = :token
    RETURNING id
"""


class PostgresMailbox(Part):
    def __init__(
        self, connection: Connection, client_id: UUID, *, quiet: timedelta, max_wait: timedelta
    ) -> None:
        super().__init__(connection, client_id)
        self._quiet = quiet
        self._max_wait = max_wait

    async def receive(self, incoming: IncomingMessage, limits: Limits) -> Received:
        contact = incoming.contact
        try:
            row = await self._one(
                _RECEIVE,
                id=uuid4(),
                provider_id=incoming.provider_id,
                provider_time=incoming.provider_time,
                channel=contact.channel,
                external_id=contact.external_id,
                phone=contact.phone,
                name=contact.name,
                text=incoming.text,
                media=media_json(incoming.media),
                correlation_id=current(),
                history_after=limits.history_after,
                most_a_minute=limits.messages_a_minute,
                quiet=self._quiet,
                max_wait=self._max_wait,
                announced=self._quiet < LOOKED_AFTER,
            )
        except IntegrityError as error:
            if "uq_messages_provider" in str(error.orig):
                raise ReceivedMeanwhile from None
            raise
        return Received(
            message_id=row["id"], conversation_id=row["conversation_id"], duplicate=row["duplicate"]
        )

    async def settle(
        self,
        lease: Lease,
        message_ids: Sequence[UUID] = (),
        decision: Mapping[str, Any] | None = None,
        *,
        patience: timedelta = timedelta(),
    ) -> bool:
        row = await self._first(
            _SETTLE,
            id=UUID(lease.key),
            token=lease.token,
            done=list(message_ids),
            decision=decision,
            patience=patience,
        )
        if row is None:
            raise LeaseLost
        return not row["outrun"]

    async def return_(self, lease: Lease) -> None:
        if await self._first(_RETURN, id=UUID(lease.key), token=lease.token) is None:
            raise LeaseLost

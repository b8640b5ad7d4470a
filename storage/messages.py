"""What was said."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from desk.errors import NotFound
from desk.message import Media, MediaKind, Message, MessageStatus, Option, Role
from desk.talk import Talk
from storage.conversation_rows import COLUMNS, JOINED, conversation_from
from storage.part import Part, Row
from storage.schema import messages

INSERT = """
    INSERT INTO messages (id, client_id, conversation_id, handover_id, role, text, media, options, status,
                          provider_id, provider_time, author, agent_id, correlation_id, decision_trace)
    VALUES (:id, :client_id, :conversation_id, :handover_id, :role, :text, :media, :options, :status,
            :provider_id, :provider_time, :author, :agent_id, :correlation_id, :decision)
"""

TYPES = (
    bindparam("media", type_=JSONB(none_as_null=True)),
    bindparam("options", type_=JSONB),
    bindparam("decision", type_=JSONB(none_as_null=True)),
)

_ADD = text(f"{INSERT} ON CONFLICT (client_id, provider_id) DO NOTHING RETURNING id").bindparams(*TYPES)

_GET = "SELECT * FROM messages WHERE client_id = :client_id AND id = :id"

_RECEIVED_AS = "SELECT * FROM messages WHERE client_id = :client_id AND provider_id = :provider_id"

_NAMES = tuple(column.name for column in messages.columns)

PREFIXED = ", ".join(f"m.{name} AS m_{name}" for name in _NAMES)

_OF_TURN = f"""
    SELECT {COLUMNS}, {PREFIXED} FROM conversations c {JOINED}
    LEFT JOIN LATERAL (
        (SELECT * FROM messages
         WHERE client_id = :client_id AND conversation_id = :id AND status = 'new'
         ORDER BY provider_time NULLS LAST, seq LIMIT :most)
        UNION ALL
        (SELECT * FROM messages
         WHERE client_id = :client_id AND conversation_id = :id AND status <> 'new'
           AND created_at > greatest(
               now() - interval '1 day',
               (SELECT max(resolved_at) FROM handovers
                WHERE client_id = :client_id AND conversation_id = :id))
         ORDER BY seq DESC LIMIT :remembered)) AS m ON true
    WHERE c.client_id = :client_id AND c.id = :id
"""  # noqa: S608 -- names of our own

_LATEST = """
    SELECT created_at FROM messages
    WHERE client_id = :client_id AND conversation_id = :conversation_id AND role = 'client'
    ORDER BY seq DESC OFFSET :skipped LIMIT 1
"""

_LATEST = """
    SELECT * FROM messages
    WHERE client_id = :client_id AND conversation_id = :conversation_id
    ORDER BY seq DESC LIMIT :limit
"""

_MARK = "UPDATE messages SET status = :status WHERE client_id = :client_id AND id = :id"

_KEEP_FILE = """
    UPDATE messages SET media = jsonb_set(media, '{blob_id}', to_jsonb(CAST(:blob_id AS text)))
    WHERE client_id = :client_id AND id = :id
"""

_PERCEIVED = text("""
    UPDATE messages SET text = :text, media = media || :senses
    WHERE client_id = :client_id AND id = :id
""").bindparams(bindparam("senses", type_=JSONB))
"""The file may be kept at the same moment: each changes its own fields alone."""


class PostgresMessages(Part):
    async def add(self, message: Message) -> bool:
        return await self._first(_ADD, **values_of(message)) is not None

    async def get(self, message_id: UUID) -> Message:
        return message_from(await self._one(_GET, id=message_id))

    async def received_as(self, provider_id: str) -> Message:
        return message_from(await self._one(_RECEIVED_AS, provider_id=provider_id))

    async def of_turn(self, conversation_id: UUID, *, most: int, remembered: int = 40) -> Talk:
        rows = (
            (await self._run(_OF_TURN, id=conversation_id, most=most, remembered=remembered)).mappings().all()
        )
        if not rows:
            raise NotFound
        found = [message_from(unprefixed(row)) for row in rows if row["m_id"]]
        said = [message for message in found if message.status is not MessageStatus.NEW]
        return Talk(
            conversation=conversation_from(rows[0]),
            unanswered=tuple(message for message in found if message.status is MessageStatus.NEW),
            said=tuple(reversed(said)),
        )

    async def latest(self, conversation_id: UUID, *, limit: int) -> Sequence[Message]:
        rows = await self._run(_LATEST, conversation_id=conversation_id, limit=limit)
        return [message_from(row) for row in reversed(rows.mappings().all())]

    async def mark(self, message_id: UUID, status: MessageStatus) -> None:
        await self._run(_MARK, id=message_id, status=status)

    async def keep_file(self, message_id: UUID, blob_id: UUID) -> None:
        await self._run(_KEEP_FILE, id=message_id, blob_id=str(blob_id))

    async def perceived(self, message: Message) -> None:
        media = message.media
        senses = {"words": media.words, "unsure": media.unsure} if media else {}
        await self._run(_PERCEIVED, id=message.id, text=message.text, senses=senses)


def values_of(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "conversation_id": message.conversation_id,
        "handover_id": message.handover_id,
        "role": message.role,
        "text": message.text,
        "media": media_json(message.media),
        "options": [asdict(option) for option in message.options],
        "status": message.status,
        "provider_id": message.provider_id,
        "provider_time": message.provider_time,
        "author": message.author,
        "agent_id": message.agent_id,
        "correlation_id": message.correlation_id,
        "decision": message.decision,
    }


def media_json(media: Media | None) -> dict[str, Any] | None:
    if media is None:
        return None
    return {**asdict(media), "blob_id": str(media.blob_id) if media.blob_id else None}


def media_from(value: Mapping[str, Any] | None) -> Media | None:
    if value is None:
        return None
    blob_id = value["blob_id"]
    return Media(**{**value, "kind": MediaKind(value["kind"]), "blob_id": UUID(blob_id) if blob_id else None})


def unprefixed(row: Row) -> Row:
    return {name: row[f"m_{name}"] for name in _NAMES}


def message_from(row: Row) -> Message:
    return Message(
        id=row["id"],
        conversation_id=row["conversation_id"],
        role=Role(row["role"]),
        text=row["text"],
        media=media_from(row["media"]),
        status=MessageStatus(row["status"]),
        provider_id=row["provider_id"],
        provider_time=row["provider_time"],
        created_at=row["created_at"],
        author=row["author"],
        agent_id=row["agent_id"],
        handover_id=row["handover_id"],
        options=tuple(Option(**option) for option in row["options"]),
        correlation_id=row["correlation_id"],
        decision=row["decision_trace"],
    )

"""The tables, as the migrations make them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

EAGER: dict[str, Any] = {
    "postgresql_with": {
        "fillfactor": "75",
        "autovacuum_vacuum_scale_factor": "0.02",
        "autovacuum_vacuum_cost_delay": "1",
    }
}
"""For tables whose rows change many times: room for updates in place, and little waiting for vacuum."""


def _key() -> Column[object]:
    return Column("id", Uuid, primary_key=True, server_default=text("gen_random_uuid()"))


def _tenant() -> Column[object]:
    return Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), nullable=False)


def _time(name: str, *, now: bool = False) -> Column[object]:
    default = text("now()") if now else None
    return Column(name, DateTime(timezone=True), nullable=not now, server_default=default)


def _text(name: str, *, default: str | None = "") -> Column[object]:
    return Column(name, Text, nullable=False, server_default=default)


def _lease() -> tuple[Column[object], ...]:
    return (
        _time("ready_at"),
        Column("lease_token", Uuid),
        _time("lease_until"),
        Column("attempts", Integer, nullable=False, server_default="0"),
    )


clients = Table(
    "clients",
    metadata,
    _key(),
    Column("slug", Text, nullable=False, unique=True),
    _text("name", default=None),
    _text("status", default="active"),
    _text("timezone", default="Asia/Almaty"),
    Column("languages", ARRAY(Text), nullable=False, server_default="{ru,kk}"),
    Column("profile", JSONB, nullable=False, server_default="{}"),
    _time("created_at", now=True),
)

client_settings = Table(
    "client_settings",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("telegram_chat_id", BigInteger, unique=True),
    Column("owner_telegram_id", ARRAY(BigInteger), nullable=False, server_default="{}"),
    _text("instance_id"),
    Column("telegram_bot_token", LargeBinary),
    Column("chatflow_token", LargeBinary),
    Column("webhook_secret", LargeBinary),
)

users = Table(
    "users",
    metadata,
    _key(),
    _tenant(),
    _text("channel", default=None),
    _text("external_id", default=None),
    _text("phone"),
    _text("name"),
    _text("language", default="ru"),
    _time("opted_out_at"),
    _time("created_at", now=True),
    UniqueConstraint("client_id", "channel", "external_id"),
)

conversations = Table(
    "conversations",
    metadata,
    _key(),
    _tenant(),
    Column("user_id", Uuid, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, unique=True),
    _text("channel", default=None),
    _text("state", default="bot_active"),
    Column("telegram_chat_id", BigInteger),
    Column("telegram_topic_id", BigInteger),
    _time("last_message_at"),
    _time("first_pending_at"),
    *_lease(),
    _time("created_at", now=True),
    Index("uq_conversations_topic", "client_id", "telegram_chat_id", "telegram_topic_id", unique=True),
    Index("ix_conversations_ready", "ready_at", postgresql_where=text("ready_at IS NOT NULL")),
    **EAGER,
)

handovers = Table(
    "handovers",
    metadata,
    _key(),
    _tenant(),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    _text("status", default=None),
    _text("trigger_type", default=None),
    _text("trigger_value"),
    _text("user_message"),
    _text("manager_response"),
    Column("assigned_to", BigInteger),
    _text("assigned_name"),
    Column("telegram_message_id", BigInteger),
    _text("resolution"),
    _time("created_at", now=True),
    _time("first_response_at"),
    _time("resolved_at"),
    Index(
        "uq_handovers_open",
        "conversation_id",
        unique=True,
        postgresql_where=text("status IN ('pending', 'active')"),
    ),
    Index("ix_handovers_conversation", "conversation_id", "resolved_at"),
)

messages = Table(
    "messages",
    metadata,
    _key(),
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    _tenant(),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column(
        "handover_id",
        Uuid,
        ForeignKey("handovers.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
    ),
    _text("role", default=None),
    _text("text"),
    Column("media", JSONB(none_as_null=True)),
    Column("options", JSONB, nullable=False, server_default="[]"),
    _text("status", default=None),
    Column("provider_id", Text),
    _time("provider_time"),
    _text("author"),
    Column("agent_id", BigInteger),
    _text("correlation_id"),
    Column("decision_trace", JSONB(none_as_null=True)),
    _time("created_at", now=True),
    Index("uq_messages_provider", "client_id", "provider_id", unique=True),
    Index("ix_messages_talk", "conversation_id", "seq"),
    Index("ix_messages_new", "conversation_id", postgresql_where=text("status = 'new'")),
    Index("ix_messages_heard", "client_id", "created_at", postgresql_where=text("role = 'client'")),
)

outbox = Table(
    "outbox",
    metadata,
    _key(),
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    _tenant(),
    _text("lane", default=None),
    _text("kind", default=None),
    Column("subject_id", Uuid, nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("chat_id", BigInteger),
    Column("details", JSONB, nullable=False, server_default="{}"),
    _text("status", default="queued"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    _time("run_at", now=True),
    Column("token", Uuid),
    _text("correlation_id"),
    _text("last_error"),
    _text("provider_id"),
    _time("created_at", now=True),
    _time("finished_at"),
    _time("told_at"),
    Index(
        "ix_outbox_lane", "client_id", "lane", "seq", postgresql_where=text("status IN ('queued', 'sending')")
    ),
    Index(
        "uq_outbox_merged",
        "client_id",
        "kind",
        "subject_id",
        unique=True,
        postgresql_where=text("status = 'queued' AND kind IN ('card', 'react')"),
    ),
    Index("ix_outbox_subject", "client_id", "subject_id"),
    Index("ix_outbox_stuck", "client_id", "seq", postgresql_where=text("status IN ('uncertain', 'dead')")),
    **EAGER,
)

lanes = Table(
    "lanes",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("lane", Text, primary_key=True),
    _text("crew", default=None),
    *_lease(),
    Index("ix_lanes_ready", "crew", "ready_at", postgresql_where=text("ready_at IS NOT NULL")),
    **EAGER,
)

telegram_updates = Table(
    "telegram_updates",
    metadata,
    _key(),
    _tenant(),
    Column("update_id", BigInteger, nullable=False),
    Column("payload", JSONB, nullable=False),
    _time("created_at", now=True),
    UniqueConstraint("client_id", "update_id"),
)

channel_events = Table(
    "channel_events",
    metadata,
    _key(),
    _tenant(),
    _text("source", default=None),
    _text("kind", default=None),
    Column("payload", JSONB, nullable=False),
    _time("created_at", now=True),
)

knowledge_items = Table(
    "knowledge_items",
    metadata,
    _key(),
    _tenant(),
    _text("question", default=None),
    _text("answer", default=None),
    _text("language", default="ru"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("revision", BigInteger, nullable=False),
    Column("live", Boolean, nullable=False, server_default="true"),
    _text("source", default=None),
    _text("author"),
    Column("agent_id", BigInteger),
    Column("handover_id", Uuid, ForeignKey("handovers.id", ondelete="SET NULL")),
    Column("message_id", Uuid, ForeignKey("messages.id", ondelete="SET NULL")),
    _text("file_name"),
    _time("created_at", now=True),
    _time("updated_at", now=True),
    Index("ix_knowledge_items_revision", "revision", unique=True),
    Index("ix_knowledge_items_live", "client_id", postgresql_where=text("live")),
)

knowledge_versions = Table(
    "knowledge_versions",
    metadata,
    Column("item_id", Uuid, ForeignKey("knowledge_items.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    _tenant(),
    _text("question", default=None),
    _text("answer", default=None),
    _text("source", default=None),
    _text("author"),
    Column("agent_id", BigInteger),
    _time("created_at", now=True),
)

knowledge_vectors = Table(
    "knowledge_vectors",
    metadata,
    Column("item_id", Uuid, ForeignKey("knowledge_items.id", ondelete="CASCADE"), primary_key=True),
    Column("embedder", Text, primary_key=True),
    _tenant(),
    _text("text_hash", default=None),
    Column("vectors", LargeBinary, nullable=False),
)

blobs = Table(
    "blobs",
    metadata,
    _key(),
    _tenant(),
    Column("content", LargeBinary, nullable=False),
    _text("mimetype", default=None),
    _time("created_at", now=True),
)

agents = Table(
    "agents",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("telegram_id", BigInteger, primary_key=True),
    _text("name", default=None),
    _time("seen_at", now=True),
)

alerts = Table(
    "alerts",
    metadata,
    _key(),
    _tenant(),
    _text("kind", default=None),
    Column("facts", JSONB, nullable=False, server_default="{}"),
    Column("told_team", ARRAY(Text), nullable=False, server_default="{}"),
    _time("began_at", now=True),
    _time("ended_at"),
    Index(
        "uq_alerts_going_on",
        "client_id",
        "kind",
        unique=True,
        postgresql_where=text("ended_at IS NULL AND kind <> 'stuck'"),
    ),
)

periodic_runs = Table(
    "periodic_runs",
    metadata,
    Column("job", Text, primary_key=True),
    Column("slot", DateTime(timezone=True), primary_key=True),
)

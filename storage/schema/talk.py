"""Clients, their talks and hand-overs."""

from sqlalchemy import (
    BigInteger,
    Column,
    Identity,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from storage.schema.columns import (
    EAGER,
    key_column,
    lease_columns,
    metadata,
    named_with_tenant,
    of_same_tenant,
    tenant_column,
    text_column,
    time_column,
)

users = Table(
    "users",
    metadata,
    key_column(),
    tenant_column(),
    text_column("channel", default=None),
    text_column("external_id", default=None),
    text_column("phone"),
    text_column("name"),
    text_column("language", default="ru"),
    time_column("opted_out_at"),
    time_column("created_at", now=True),
    named_with_tenant(),
    UniqueConstraint("client_id", "channel", "external_id"),
)


conversations = Table(
    "conversations",
    metadata,
    key_column(),
    tenant_column(),
    Column("user_id", Uuid, nullable=False, unique=True),
    text_column("channel", default=None),
    text_column("state", default="bot_active"),
    Column("telegram_chat_id", BigInteger),
    Column("telegram_topic_id", BigInteger),
    time_column("last_message_at"),
    time_column("first_pending_at"),
    Column("booking", JSONB(none_as_null=True)),
    *lease_columns(),
    time_column("created_at", now=True),
    named_with_tenant(),
    of_same_tenant("user_id", "users"),
    Index("uq_conversations_topic", "client_id", "telegram_chat_id", "telegram_topic_id", unique=True),
    Index("ix_conversations_ready", "ready_at", postgresql_where=text("ready_at IS NOT NULL")),
    **EAGER,
)


handovers = Table(
    "handovers",
    metadata,
    key_column(),
    tenant_column(),
    Column("conversation_id", Uuid, nullable=False),
    text_column("status", default=None),
    text_column("trigger_type", default=None),
    text_column("trigger_value"),
    text_column("user_message"),
    text_column("manager_response"),
    Column("assigned_to", BigInteger),
    text_column("assigned_name"),
    Column("telegram_chat_id", BigInteger),
    Column("telegram_message_id", BigInteger),
    text_column("resolution"),
    text_column("grade"),
    time_column("created_at", now=True),
    time_column("first_response_at"),
    time_column("resolved_at"),
    Column("booking", JSONB(none_as_null=True)),
    named_with_tenant(),
    of_same_tenant("conversation_id", "conversations"),
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
    key_column(),
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    tenant_column(),
    Column("conversation_id", Uuid, nullable=False),
    Column("handover_id", Uuid),
    text_column("role", default=None),
    text_column("text"),
    Column("media", JSONB(none_as_null=True)),
    Column("options", JSONB, nullable=False, server_default="[]"),
    text_column("status", default=None),
    Column("provider_id", Text),
    time_column("provider_time"),
    text_column("author"),
    Column("agent_id", BigInteger),
    text_column("correlation_id"),
    Column("decision_trace", JSONB(none_as_null=True)),
    time_column("created_at", now=True),
    named_with_tenant(),
    of_same_tenant("conversation_id", "conversations"),
    of_same_tenant("handover_id", "handovers", initially="DEFERRED"),
    Index("uq_messages_provider", "client_id", "provider_id", unique=True),
    Index("ix_messages_talk", "conversation_id", "seq"),
    Index("ix_messages_new", "conversation_id", postgresql_where=text("status = 'new'")),
    Index("ix_messages_heard", "client_id", "created_at", postgresql_where=text("role = 'client'")),
)


blobs = Table(
    "blobs",
    metadata,
    key_column(),
    tenant_column(),
    Column("content", LargeBinary, nullable=False),
    text_column("mimetype", default=None),
    time_column("created_at", now=True),
)

"""What was taught and waits, what it is tried on, and what nobody could answer."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from storage.schema.columns import (
    key_column,
    metadata,
    named_with_tenant,
    of_same_tenant,
    tenant_column,
    text_column,
    time_column,
)

knowledge_proposals = Table(
    "knowledge_proposals",
    metadata,
    key_column(),
    tenant_column(),
    text_column("kind", default=None),
    text_column("status", default="open"),
    Column("lesson", JSONB, nullable=False),
    text_column("source", default=None),
    text_column("author"),
    Column("agent_id", BigInteger),
    Column("handover_id", Uuid),
    Column("said_in", Uuid),
    Column("conversation_id", Uuid),
    Column("rivals", JSONB, nullable=False, server_default="[]"),
    Column("changes", JSONB, nullable=False, server_default="[]"),
    Column("count", Integer, nullable=False, server_default="1"),
    text_column("awaits"),
    text_column("decided_by"),
    Column("undo", JSONB(none_as_null=True)),
    time_column("created_at", now=True),
    time_column("decided_at"),
    of_same_tenant("handover_id", "handovers", ondelete="SET NULL"),
    of_same_tenant("said_in", "messages", ondelete="SET NULL"),
    of_same_tenant("conversation_id", "conversations", ondelete="SET NULL"),
    Index("ix_knowledge_proposals_open", "client_id", postgresql_where=text("status = 'open'")),
)


knowledge_cases = Table(
    "knowledge_cases",
    metadata,
    key_column(),
    tenant_column(),
    text_column("question", default=None),
    text_column("language", default="ru"),
    Column("item_id", Uuid),
    text_column("embedder"),
    Column("vector", LargeBinary),
    time_column("created_at", now=True),
    of_same_tenant("item_id", "knowledge_items", ondelete="SET NULL"),
    Index("uq_knowledge_cases_question", "client_id", text("lower(question)"), unique=True),
)


knowledge_gaps = Table(
    "knowledge_gaps",
    metadata,
    key_column(),
    tenant_column(),
    text_column("question", default=None),
    text_column("language", default="ru"),
    Column("count", Integer, nullable=False, server_default="1"),
    Column("item_id", Uuid),
    time_column("created_at", now=True),
    time_column("asked_at", now=True),
    time_column("closed_at"),
    named_with_tenant(),
    of_same_tenant("item_id", "knowledge_items", ondelete="SET NULL"),
    Index("ix_knowledge_gaps_open", "client_id", "count", postgresql_where=text("closed_at IS NULL")),
)


knowledge_gap_askings = Table(
    "knowledge_gap_askings",
    metadata,
    Column("gap_id", Uuid, primary_key=True),
    Column("handover_id", Uuid, primary_key=True),
    tenant_column(),
    of_same_tenant("gap_id", "knowledge_gaps"),
    of_same_tenant("handover_id", "handovers"),
    Index("ix_knowledge_gap_askings_handover", "handover_id"),
)

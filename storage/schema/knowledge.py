"""What the bots may say."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)

from storage.schema.columns import (
    key_column,
    metadata,
    named_with_tenant,
    of_same_tenant,
    tenant_column,
    text_column,
    time_column,
)

knowledge_items = Table(
    "knowledge_items",
    metadata,
    key_column(),
    tenant_column(),
    text_column("question", default=None),
    text_column("answer", default=None),
    text_column("language", default="ru"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("revision", BigInteger, nullable=False),
    Column("live", Boolean, nullable=False, server_default="true"),
    text_column("source", default=None),
    text_column("author"),
    Column("agent_id", BigInteger),
    Column("handover_id", Uuid),
    Column("message_id", Uuid),
    text_column("file_name"),
    Column("observations", Integer, nullable=False, server_default="1"),
    Column("overruled", Integer, nullable=False, server_default="0"),
    Column("until", Date),
    time_column("expires_at"),
    time_column("expiry_told_at"),
    time_column("created_at", now=True),
    time_column("updated_at", now=True),
    named_with_tenant(),
    of_same_tenant("handover_id", "handovers", ondelete="SET NULL"),
    of_same_tenant("message_id", "messages", ondelete="SET NULL"),
    Index("ix_knowledge_items_revision", "revision", unique=True),
    Index("ix_knowledge_items_live", "client_id", postgresql_where=text("live")),
    Index(
        "ix_knowledge_items_expires", "expires_at", postgresql_where=text("live AND expires_at IS NOT NULL")
    ),
)


knowledge_versions = Table(
    "knowledge_versions",
    metadata,
    Column("item_id", Uuid, primary_key=True),
    Column("version", Integer, primary_key=True),
    tenant_column(),
    text_column("question", default=None),
    text_column("answer", default=None),
    text_column("source", default=None),
    text_column("author"),
    Column("agent_id", BigInteger),
    text_column("language", default="ru"),
    Column("live", Boolean, nullable=False, server_default="true"),
    Column("handover_id", Uuid),
    Column("message_id", Uuid),
    text_column("file_name"),
    time_column("created_at", now=True),
    of_same_tenant("item_id", "knowledge_items"),
    of_same_tenant("handover_id", "handovers", ondelete="SET NULL"),
    of_same_tenant("message_id", "messages", ondelete="SET NULL"),
)


knowledge_vectors = Table(
    "knowledge_vectors",
    metadata,
    Column("item_id", Uuid, primary_key=True),
    Column("embedder", Text, primary_key=True),
    tenant_column(),
    text_column("text_hash", default=None),
    Column("vectors", LargeBinary, nullable=False),
    of_same_tenant("item_id", "knowledge_items"),
)

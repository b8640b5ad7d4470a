"""What the bots may say."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)

from storage.schema.columns import key_column, metadata, tenant_column, text_column, time_column

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
    Column("handover_id", Uuid, ForeignKey("handovers.id", ondelete="SET NULL")),
    Column("message_id", Uuid, ForeignKey("messages.id", ondelete="SET NULL")),
    text_column("file_name"),
    Column("observations", Integer, nullable=False, server_default="1"),
    Column("overruled", Integer, nullable=False, server_default="0"),
    Column("until", Date),
    time_column("expires_at"),
    time_column("expiry_told_at"),
    time_column("created_at", now=True),
    time_column("updated_at", now=True),
    Index("ix_knowledge_items_revision", "revision", unique=True),
    Index("ix_knowledge_items_live", "client_id", postgresql_where=text("live")),
    Index(
        "ix_knowledge_items_expires", "expires_at", postgresql_where=text("live AND expires_at IS NOT NULL")
    ),
)


knowledge_versions = Table(
    "knowledge_versions",
    metadata,
    Column("item_id", Uuid, ForeignKey("knowledge_items.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    tenant_column(),
    text_column("question", default=None),
    text_column("answer", default=None),
    text_column("source", default=None),
    text_column("author"),
    Column("agent_id", BigInteger),
    text_column("language", default="ru"),
    Column("live", Boolean, nullable=False, server_default="true"),
    Column("handover_id", Uuid, ForeignKey("handovers.id", ondelete="SET NULL")),
    Column("message_id", Uuid, ForeignKey("messages.id", ondelete="SET NULL")),
    text_column("file_name"),
    time_column("created_at", now=True),
)


knowledge_vectors = Table(
    "knowledge_vectors",
    metadata,
    Column("item_id", Uuid, ForeignKey("knowledge_items.id", ondelete="CASCADE"), primary_key=True),
    Column("embedder", Text, primary_key=True),
    tenant_column(),
    text_column("text_hash", default=None),
    Column("vectors", LargeBinary, nullable=False),
)

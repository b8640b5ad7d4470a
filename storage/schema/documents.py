"""Documents that were sent to the bot."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table
from sqlalchemy.dialects.postgresql import JSONB

from storage.schema.columns import key_column, metadata, tenant_column, text_column, time_column

uploads = Table(
    "uploads",
    metadata,
    key_column(),
    tenant_column(),
    text_column("file_name", default=None),
    Column("media", JSONB, nullable=False),
    Column("content", LargeBinary),
    Column("agent_id", BigInteger, nullable=False),
    text_column("author"),
    text_column("status", default=None),
    Column("preview", JSONB, nullable=False, server_default="{}"),
    text_column("problem"),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer, nullable=False, server_default="0"),
    text_column("decided_by"),
    time_column("created_at", now=True),
    Index("ix_uploads_created", "created_at"),
)

"""What the channels sent, as it came."""

from sqlalchemy import BigInteger, Column, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB

from storage.schema.columns import key_column, metadata, tenant_column, text_column, time_column

telegram_updates = Table(
    "telegram_updates",
    metadata,
    key_column(),
    tenant_column(),
    Column("update_id", BigInteger, nullable=False),
    Column("payload", JSONB, nullable=False),
    time_column("created_at", now=True),
    UniqueConstraint("client_id", "update_id"),
)


channel_events = Table(
    "channel_events",
    metadata,
    key_column(),
    tenant_column(),
    text_column("source", default=None),
    text_column("kind", default=None),
    Column("payload", JSONB, nullable=False),
    time_column("created_at", now=True),
)

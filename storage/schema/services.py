"""What the businesses offer."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from storage.schema.columns import (
    key_column,
    metadata,
    of_same_tenant,
    tenant_column,
    text_column,
    time_column,
)

services = Table(
    "services",
    metadata,
    key_column(),
    tenant_column(),
    text_column("name", default=None),
    Column("names", JSONB, nullable=False, server_default="{}"),
    Column("aliases", ARRAY(Text), nullable=False, server_default="{}"),
    text_column("category"),
    Column("price_from", BigInteger),
    Column("price_to", BigInteger),
    text_column("currency", default="₸"),
    Column("minutes_from", Integer),
    Column("minutes_to", Integer),
    Column("notes", JSONB, nullable=False, server_default="{}"),
    Column("includes", ARRAY(Text), nullable=False, server_default="{}"),
    Column("item_id", Uuid),
    text_column("file_name", default=None),
    Column("revision", BigInteger, nullable=False),
    Column("live", Boolean, nullable=False, server_default="true"),
    time_column("created_at", now=True),
    time_column("updated_at", now=True),
    of_same_tenant("item_id", "knowledge_items", ondelete="SET NULL"),
    Index("uq_services_name", "client_id", "file_name", text("lower(name)"), unique=True),
    Index("ix_services_live", "client_id", postgresql_where=text("live")),
)

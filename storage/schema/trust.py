"""What people said of the bot's answers."""

from sqlalchemy import BigInteger, Column, Double, Index, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from storage.schema.columns import (
    key_column,
    metadata,
    of_same_tenant,
    tenant_column,
    text_column,
    time_column,
)

reviews = Table(
    "reviews",
    metadata,
    key_column(),
    tenant_column(),
    Column("conversation_id", Uuid, nullable=False),
    text_column("origin", default=None),
    text_column("question", default=None),
    text_column("answer", default=None),
    text_column("language", default=None),
    Column("confidence", Double, nullable=False),
    Column("odds", Double),
    Column("bar", Double),
    text_column("model"),
    Column("chance", Double, nullable=False, server_default="1"),
    Column("said_from", JSONB, nullable=False, server_default="[]"),
    Column("verdict", Text),
    Column("judged_by", BigInteger),
    text_column("judged_name"),
    time_column("judged_at"),
    Column("correcting_by", BigInteger),
    text_column("correcting_name"),
    time_column("correcting_at"),
    text_column("correction"),
    text_column("taught"),
    Column("options", JSONB, nullable=False, server_default="[]"),
    Column("answers_message", Uuid),
    time_column("outdated_at"),
    time_column("reminded_at"),
    time_column("created_at", now=True),
    of_same_tenant("conversation_id", "conversations"),
    Index("ix_reviews_judged", "client_id", "created_at", postgresql_where=text("verdict IS NOT NULL")),
    Index("ix_reviews_chosen", "client_id", "model", postgresql_where=text("origin = 'sample'")),
    Index("ix_reviews_conversation", "conversation_id"),
    Index(
        "ix_reviews_drafts",
        "conversation_id",
        postgresql_where=text("origin = 'draft' AND verdict IS NULL AND outdated_at IS NULL"),
    ),
)

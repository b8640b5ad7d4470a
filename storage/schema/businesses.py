"""Who uses the service, and the people of their teams."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from storage.schema.columns import key_column, metadata, sealed_column, text_column, time_column

clients = Table(
    "clients",
    metadata,
    key_column(),
    Column("slug", Text, nullable=False, unique=True),
    text_column("name", default=None),
    text_column("status", default="active"),
    text_column("timezone", default="Asia/Almaty"),
    Column("languages", ARRAY(Text), nullable=False, server_default="{ru,kk}"),
    Column("profile", JSONB, nullable=False, server_default="{}"),
    time_column("created_at", now=True),
)


client_settings = Table(
    "client_settings",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("telegram_chat_id", BigInteger, unique=True),
    Column("owner_telegram_id", ARRAY(BigInteger), nullable=False, server_default="{}"),
    text_column("instance_id"),
    Column("policies", JSONB, nullable=False, server_default="{}"),
    Column("hours", JSONB, nullable=False, server_default="{}"),
    sealed_column("telegram_bot_token"),
    sealed_column("chatflow_token"),
    sealed_column("webhook_secret"),
)


agents = Table(
    "agents",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("telegram_id", BigInteger, primary_key=True),
    text_column("name", default=None),
    Column("admin", Boolean, nullable=False, server_default="false"),
    time_column("seen_at", now=True),
)

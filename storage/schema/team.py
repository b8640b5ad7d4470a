"""What the team's group holds beside the topics of conversations."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, Uuid

from storage.schema.columns import metadata, text_column

rooms = Table(
    "rooms",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("room", Text, primary_key=True),
    Column("telegram_chat_id", BigInteger, nullable=False),
    Column("telegram_topic_id", BigInteger, nullable=False),
    Index("uq_rooms_topic", "client_id", "telegram_chat_id", "telegram_topic_id", unique=True),
)


slips = Table(
    "slips",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("subject_id", Uuid, primary_key=True),
    text_column("kind", default=None),
    Column("telegram_chat_id", BigInteger, nullable=False),
    Column("telegram_message_id", BigInteger, nullable=False),
    Index("ix_slips_message", "client_id", "telegram_chat_id", "telegram_message_id"),
)

"""The team's own topics, and the messages with buttons that stand in them"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rooms",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("telegram_chat_id", sa.BigInteger(), nullable=False),
        sa.Column("telegram_topic_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_rooms_client_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("client_id", "room", name=op.f("pk_rooms")),
    )
    op.create_index(
        "uq_rooms_topic", "rooms", ["client_id", "telegram_chat_id", "telegram_topic_id"], unique=True
    )
    op.create_table(
        "slips",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("telegram_chat_id", sa.BigInteger(), nullable=False),
        sa.Column("telegram_message_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_slips_client_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("client_id", "subject_id", name=op.f("pk_slips")),
    )
    op.create_index("ix_slips_message", "slips", ["client_id", "telegram_chat_id", "telegram_message_id"])
    _merge("'card', 'react', 'slip'")


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'slip'")
    _merge("'card', 'react'")
    op.drop_table("slips")
    op.drop_table("rooms")


def _merge(kinds: str) -> None:
    """Of these kinds one waiting piece of work about a subject is enough."""
    op.drop_index("uq_outbox_merged", table_name="outbox")
    op.create_index(
        "uq_outbox_merged",
        "outbox",
        ["client_id", "kind", "subject_id"],
        unique=True,
        postgresql_where=sa.text(f"status = 'queued' AND kind IN ({kinds})"),
    )

"""What was taught and waits, versions that can be gone back to, and what nobody could answer"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _entries()
    op.add_column("agents", sa.Column("admin", sa.Boolean(), server_default="false", nullable=False))
    _proposals()
    _cases()
    _gaps()


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE kind = 'gap'")
    for table in ("knowledge_gap_askings", "knowledge_gaps", "knowledge_cases", "knowledge_proposals"):
        op.drop_table(table)
    op.drop_column("agents", "admin")
    op.execute("DELETE FROM knowledge_versions WHERE NOT live")
    for column in ("file_name", "message_id", "handover_id", "live", "language"):
        op.drop_column("knowledge_versions", column)
    op.drop_index("ix_knowledge_items_expires", table_name="knowledge_items")
    for column in ("expiry_told_at", "expires_at", "until", "overruled", "observations"):
        op.drop_column("knowledge_items", column)


def _entries() -> None:
    fresh: tuple[sa.Column[Any], ...] = (
        sa.Column("observations", sa.Integer(), server_default="1", nullable=False),
        sa.Column("overruled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        _time("expires_at"),
        _time("expiry_told_at"),
    )
    for column in fresh:
        op.add_column("knowledge_items", column)
    op.create_index(
        "ix_knowledge_items_expires",
        "knowledge_items",
        ["expires_at"],
        postgresql_where=sa.text("live AND expires_at IS NOT NULL"),
    )
    kept: tuple[sa.Column[Any], ...] = (
        _text("language", "ru"),
        sa.Column("live", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("handover_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        _text("file_name", ""),
    )
    for column in kept:
        op.add_column("knowledge_versions", column)
    for key, table in (("handover_id", "handovers"), ("message_id", "messages")):
        name = f"fk_knowledge_versions_{key}"
        op.create_foreign_key(name, "knowledge_versions", table, [key], ["id"], ondelete="SET NULL")


def _proposals() -> None:
    op.create_table(
        "knowledge_proposals",
        *_keys("knowledge_proposals"),
        _text("kind"),
        _text("status", "open"),
        _json("lesson"),
        _text("source"),
        _text("author", ""),
        sa.Column("agent_id", sa.BigInteger(), nullable=True),
        sa.Column("handover_id", sa.Uuid(), nullable=True),
        sa.Column("said_in", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        _json("rivals", "[]"),
        _json("changes", "[]"),
        sa.Column("count", sa.Integer(), server_default="1", nullable=False),
        _text("awaits", ""),
        _text("decided_by", ""),
        sa.Column("undo", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        _time("created_at", now=True),
        _time("decided_at"),
        _gone("knowledge_proposals", "handover_id", "handovers"),
        _gone("knowledge_proposals", "said_in", "messages"),
        _gone("knowledge_proposals", "conversation_id", "conversations"),
    )
    op.create_index(
        "ix_knowledge_proposals_open",
        "knowledge_proposals",
        ["client_id"],
        postgresql_where=sa.text("status = 'open'"),
    )


def _cases() -> None:
    op.create_table(
        "knowledge_cases",
        *_keys("knowledge_cases"),
        _text("question"),
        _text("language", "ru"),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        _text("embedder", ""),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        _time("created_at", now=True),
        _gone("knowledge_cases", "item_id", "knowledge_items"),
    )
    op.create_index(
        "uq_knowledge_cases_question",
        "knowledge_cases",
        ["client_id", sa.text("lower(question)")],
        unique=True,
    )


def _gaps() -> None:
    op.create_table(
        "knowledge_gaps",
        *_keys("knowledge_gaps"),
        _text("question"),
        _text("language", "ru"),
        sa.Column("count", sa.Integer(), server_default="1", nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        _time("created_at", now=True),
        _time("asked_at", now=True),
        _time("closed_at"),
        _gone("knowledge_gaps", "item_id", "knowledge_items"),
    )
    op.create_index(
        "ix_knowledge_gaps_open",
        "knowledge_gaps",
        ["client_id", "count"],
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "knowledge_gap_askings",
        sa.Column("gap_id", sa.Uuid(), nullable=False),
        sa.Column("handover_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        _owned("knowledge_gap_askings", "gap_id", "knowledge_gaps"),
        _owned("knowledge_gap_askings", "handover_id", "handovers"),
        _owned("knowledge_gap_askings", "client_id", "clients"),
        sa.PrimaryKeyConstraint("gap_id", "handover_id", name="pk_knowledge_gap_askings"),
    )
    op.create_index("ix_knowledge_gap_askings_handover", "knowledge_gap_askings", ["handover_id"])


def _keys(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        _owned(table, "client_id", "clients"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _owned(table: str, column: str, by: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{by}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _gone(table: str, column: str, of: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_{table}_{column}", ondelete="SET NULL")


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _json(name: str, default: str | None = None) -> sa.Column[object]:
    return sa.Column(name, postgresql.JSONB(astext_type=sa.Text()), server_default=default, nullable=False)


def _time(name: str, *, now: bool = False) -> sa.Column[object]:
    default = sa.text("now()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), server_default=default, nullable=not now)

"""What people said of the bot's answers"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("origin", "question", "answer", "language")
        ),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("odds", sa.Double(), nullable=True),
        sa.Column("bar", sa.Double(), nullable=True),
        sa.Column("model", sa.Text(), server_default="", nullable=False),
        sa.Column("chance", sa.Double(), server_default="1", nullable=False),
        sa.Column("said_from", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("judged_by", sa.BigInteger(), nullable=True),
        sa.Column("judged_name", sa.Text(), server_default="", nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("correcting_by", sa.BigInteger(), nullable=True),
        sa.Column("correcting_name", sa.Text(), server_default="", nullable=False),
        sa.Column("correcting_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("correction", sa.Text(), server_default="", nullable=False),
        sa.Column("taught", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_reviews_client_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_reviews_conversation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(
        "ix_reviews_judged",
        "reviews",
        ["client_id", "created_at"],
        postgresql_where=sa.text("verdict IS NOT NULL"),
    )
    op.create_index(
        "ix_reviews_chosen",
        "reviews",
        ["client_id", "model"],
        postgresql_where=sa.text("origin = 'sample'"),
    )
    op.create_index("ix_reviews_conversation", "reviews", ["conversation_id"])


def downgrade() -> None:
    op.drop_table("reviews")

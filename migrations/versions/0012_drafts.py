"""Drafts of answers, which people send"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    options = postgresql.JSONB(astext_type=sa.Text())
    op.add_column("reviews", sa.Column("options", options, server_default="[]", nullable=False))
    op.add_column("reviews", sa.Column("answers_message", sa.Uuid(), nullable=True))
    op.add_column("reviews", sa.Column("outdated_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_reviews_drafts",
        "reviews",
        ["conversation_id"],
        postgresql_where=sa.text("origin = 'draft' AND verdict IS NULL AND outdated_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_reviews_drafts", table_name="reviews")
    for column in ("outdated_at", "answers_message", "options"):
        op.drop_column("reviews", column)

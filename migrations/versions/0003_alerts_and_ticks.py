"""Alerts, ticks of the scheduler, and what of the stuck work was told"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("told_team", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_alerts_client_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    op.create_index(
        "uq_alerts_going_on",
        "alerts",
        ["client_id", "kind"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL AND kind <> 'stuck'"),
    )
    op.create_table(
        "periodic_runs",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("slot", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", "slot", name=op.f("pk_periodic_runs")),
    )
    op.add_column("outbox", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_messages_heard",
        "messages",
        ["client_id", "created_at"],
        postgresql_where=sa.text("role = 'client'"),
    )


def downgrade() -> None:
    op.drop_index("ix_messages_heard", table_name="messages")
    op.drop_column("outbox", "told_at")
    op.drop_table("periodic_runs")
    op.drop_table("alerts")

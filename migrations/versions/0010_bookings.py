"""What is known of a booking, while it is gathered and once it is handed over"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("conversations", "handovers"):
        op.add_column(table, sa.Column("booking", postgresql.JSONB(astext_type=sa.Text()), nullable=True))


def downgrade() -> None:
    for table in ("handovers", "conversations"):
        op.drop_column(table, "booking")

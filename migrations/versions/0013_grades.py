"""Whether a hand-over was needed"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handovers", sa.Column("grade", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("handovers", "grade")

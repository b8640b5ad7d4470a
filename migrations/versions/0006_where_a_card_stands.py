"""The group in which a card stands is kept with it: a message's id is known in its chat alone"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handovers", sa.Column("telegram_chat_id", sa.BigInteger(), nullable=True))
    op.execute("""
        UPDATE handovers SET telegram_chat_id = client_settings.telegram_chat_id FROM client_settings
        WHERE client_settings.client_id = handovers.client_id AND telegram_message_id IS NOT NULL
    """)


def downgrade() -> None:
    op.drop_column("handovers", "telegram_chat_id")

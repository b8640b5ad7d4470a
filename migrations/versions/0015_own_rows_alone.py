"""A row of one business refers to no row of another"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PARENTS = ("users", "conversations", "handovers", "messages", "knowledge_items", "knowledge_gaps")

OWNED = (
    ("conversations", "user_id", "users"),
    ("handovers", "conversation_id", "conversations"),
    ("messages", "conversation_id", "conversations"),
    ("outbox", "conversation_id", "conversations"),
    ("reviews", "conversation_id", "conversations"),
    ("knowledge_versions", "item_id", "knowledge_items"),
    ("knowledge_vectors", "item_id", "knowledge_items"),
    ("knowledge_gap_askings", "gap_id", "knowledge_gaps"),
    ("knowledge_gap_askings", "handover_id", "handovers"),
)
"""These go with what they refer to; so do a hand-over's messages, which may be written before it."""

FREED = (
    ("knowledge_items", "handover_id", "handovers"),
    ("knowledge_items", "message_id", "messages"),
    ("knowledge_versions", "handover_id", "handovers"),
    ("knowledge_versions", "message_id", "messages"),
    ("knowledge_proposals", "handover_id", "handovers"),
    ("knowledge_proposals", "said_in", "messages"),
    ("knowledge_proposals", "conversation_id", "conversations"),
    ("knowledge_cases", "item_id", "knowledge_items"),
    ("knowledge_gaps", "item_id", "knowledge_items"),
    ("services", "item_id", "knowledge_items"),
)
"""These stay and forget what they referred to, but not whose they are."""


ALL = sorted({*PARENTS, *(table for table, _, _ in (*OWNED, *FREED))})


def upgrade() -> None:
    """All tables are taken at once: one after another, each with its seconds of reading between, they would
    be taken crosswise with a process that works meanwhile."""
    op.execute(f"LOCK TABLE {', '.join(ALL)} IN ACCESS EXCLUSIVE MODE")
    for parent in PARENTS:
        op.create_unique_constraint(f"uq_{parent}_id_client_id", parent, ["id", "client_id"])
    for table, column, parent in OWNED:
        _refer(table, column, parent, "CASCADE", together=True)
    for table, column, parent in FREED:
        _refer(table, column, parent, f"SET NULL ({column})", together=True)
    _refer("messages", "handover_id", "handovers", "CASCADE", together=True, initially="DEFERRED")


def downgrade() -> None:
    _refer("messages", "handover_id", "handovers", "CASCADE", together=False, initially="DEFERRED")
    for table, column, parent in FREED:
        _refer(table, column, parent, "SET NULL", together=False)
    for table, column, parent in OWNED:
        _refer(table, column, parent, "CASCADE", together=False)
    for parent in PARENTS:
        op.drop_constraint(f"uq_{parent}_id_client_id", parent)


def _refer(
    table: str, column: str, parent: str, ondelete: str, *, together: bool, initially: str | None = None
) -> None:
    """`together`: by the business and the id, not by the id alone as before."""
    alone, paired = f"fk_{table}_{column}", f"fk_{table}_client_id_{column}"
    business = ["client_id"] if together else []
    op.drop_constraint(alone if together else paired, table)
    op.create_foreign_key(
        paired if together else alone,
        table,
        parent,
        [*business, column],
        [*business, "id"],
        ondelete=ondelete,
        initially=initially,
        deferrable=True if initially else None,
    )

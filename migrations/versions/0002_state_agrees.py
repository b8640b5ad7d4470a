"""The database refuses a conversation whose state and hand-over disagree"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CHECKS = {
    "clients": ("status", "'active', 'paused'"),
    "conversations": ("state", "'bot_active', 'pending', 'manager_active'"),
    "handovers": ("status", "'pending', 'active', 'resolved'"),
    "messages": ("status", "'new', 'done', 'queued', 'sent', 'uncertain', 'failed'"),
    "outbox": ("status", "'queued', 'sending', 'done', 'uncertain', 'dead'"),
}

AGREE = """
CREATE FUNCTION assert_state_agrees(subject uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    found record;
BEGIN
    SELECT c.state, CASE h.status
        WHEN 'pending' THEN 'pending' WHEN 'active' THEN 'manager_active' ELSE 'bot_active' END AS expected
    INTO found
    FROM conversations c
    LEFT JOIN handovers h ON h.conversation_id = c.id AND h.status IN ('pending', 'active')
    WHERE c.id = subject;
    IF found.state <> found.expected THEN
        RAISE EXCEPTION 'conversation % is %, its hand-over makes it %', subject, found.state, found.expected
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION conversation_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM assert_state_agrees(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION handover_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM assert_state_agrees(coalesce(NEW.conversation_id, OLD.conversation_id));
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER conversation_agrees AFTER INSERT OR UPDATE OF state ON conversations
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION conversation_agrees();

CREATE CONSTRAINT TRIGGER handover_agrees AFTER INSERT OR UPDATE OR DELETE ON handovers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION handover_agrees();
"""

DISAGREE = """
DROP TRIGGER handover_agrees ON handovers;
DROP TRIGGER conversation_agrees ON conversations;
DROP FUNCTION handover_agrees();
DROP FUNCTION conversation_agrees();
DROP FUNCTION assert_state_agrees(uuid);
"""


def upgrade() -> None:
    for table, (column, values) in CHECKS.items():
        op.create_check_constraint(f"ck_{table}_{column}", table, f"{column} IN ({values})")
    for statement in AGREE.strip().split("\n\n"):
        op.execute(statement)


def downgrade() -> None:
    for statement in DISAGREE.strip().split("\n"):
        op.execute(statement)
    for table, (column, _) in CHECKS.items():
        op.drop_constraint(f"ck_{table}_{column}", table)

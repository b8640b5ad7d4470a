"""What is to be done, when, and by whom."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from storage.schema.columns import (
    EAGER,
    key_column,
    lease_columns,
    metadata,
    of_same_tenant,
    tenant_column,
    text_column,
    time_column,
)

outbox = Table(
    "outbox",
    metadata,
    key_column(),
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    tenant_column(),
    text_column("lane", default=None),
    text_column("kind", default=None),
    Column("subject_id", Uuid, nullable=False),
    Column("conversation_id", Uuid),
    Column("chat_id", BigInteger),
    Column("details", JSONB, nullable=False, server_default="{}"),
    text_column("status", default="queued"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    time_column("run_at", now=True),
    Column("token", Uuid),
    text_column("correlation_id"),
    text_column("last_error"),
    text_column("provider_id"),
    time_column("created_at", now=True),
    time_column("finished_at"),
    time_column("told_at"),
    of_same_tenant("conversation_id", "conversations"),
    Index(
        "ix_outbox_lane", "client_id", "lane", "seq", postgresql_where=text("status IN ('queued', 'sending')")
    ),
    Index(
        "uq_outbox_merged",
        "client_id",
        "kind",
        "subject_id",
        unique=True,
        postgresql_where=text("status = 'queued' AND kind IN ('card', 'react', 'slip')"),
    ),
    Index("ix_outbox_subject", "client_id", "subject_id"),
    Index("ix_outbox_stuck", "client_id", "seq", postgresql_where=text("status IN ('uncertain', 'dead')")),
    **EAGER,
)


lanes = Table(
    "lanes",
    metadata,
    Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True),
    Column("lane", Text, primary_key=True),
    text_column("crew", default=None),
    *lease_columns(),
    Index("ix_lanes_ready", "crew", "ready_at", postgresql_where=text("ready_at IS NOT NULL")),
    **EAGER,
)


periodic_runs = Table(
    "periodic_runs",
    metadata,
    Column("job", Text, primary_key=True),
    Column("slot", DateTime(timezone=True), primary_key=True),
)


alerts = Table(
    "alerts",
    metadata,
    key_column(),
    tenant_column(),
    text_column("kind", default=None),
    Column("facts", JSONB, nullable=False, server_default="{}"),
    Column("told_team", ARRAY(Text), nullable=False, server_default="{}"),
    time_column("began_at", now=True),
    time_column("ended_at"),
    Index(
        "uq_alerts_going_on",
        "client_id",
        "kind",
        unique=True,
        postgresql_where=text("ended_at IS NULL AND kind <> 'stuck'"),
    ),
)

"""What the tables are made of."""

from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

EAGER: dict[str, Any] = {
    "postgresql_with": {
        "fillfactor": "75",
        "autovacuum_vacuum_scale_factor": "0.02",
        "autovacuum_vacuum_cost_delay": "1",
    }
}
"""For tables whose rows change many times: room for updates in place, and little waiting for vacuum."""

SEALED = "sealed"


def key_column() -> Column[object]:
    return Column("id", Uuid, primary_key=True, server_default=text("gen_random_uuid()"))


def tenant_column() -> Column[object]:
    return Column("client_id", Uuid, ForeignKey("clients.id", ondelete="CASCADE"), nullable=False)


def named_with_tenant() -> UniqueConstraint:
    """What `of_same_tenant` refers to. The id comes first: an index that began with the business would be
    taken for other searches within it, as long as PostgreSQL has counted nothing."""
    return UniqueConstraint("id", "client_id")


def of_same_tenant(
    column: str, parent: str, *, ondelete: str = "CASCADE", initially: str | None = None
) -> ForeignKeyConstraint:
    """A reference that the database refuses where the parent is a row of another business."""
    if ondelete == "SET NULL":
        ondelete = f"SET NULL ({column})"  # the row stays whose it is
    return ForeignKeyConstraint(
        ["client_id", column],
        [f"{parent}.client_id", f"{parent}.id"],
        ondelete=ondelete,
        initially=initially,
        deferrable=True if initially else None,
    )


def time_column(name: str, *, now: bool = False) -> Column[object]:
    default = text("now()") if now else None
    return Column(name, DateTime(timezone=True), nullable=not now, server_default=default)


def text_column(name: str, *, default: str | None = "") -> Column[object]:
    return Column(name, Text, nullable=False, server_default=default)


def sealed_column(name: str) -> Column[object]:
    """A secret, as the vault seals it; marked, so that a change of the key finds them all."""
    return Column(name, LargeBinary, info={SEALED: True})


def lease_columns() -> tuple[Column[object], ...]:
    return (
        time_column("ready_at"),
        Column("lease_token", Uuid),
        time_column("lease_until"),
        Column("attempts", Integer, nullable=False, server_default="0"),
    )

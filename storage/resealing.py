"""All secrets in the database under the newest key, after the key was changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Column, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from desk.errors import DeskError
from storage.schema import clients, metadata
from storage.schema.columns import SEALED
from storage.vault import KeyLost, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """How many secrets there were, how many of them were sealed anew, and which could not be opened and
    are no more, as `slug.column`."""

    total: int
    changed: int
    dropped: tuple[str, ...]


class SecretLost(DeskError):
    """A secret that none of the keys opens."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was sealed with a key that is not in SECRET_KEY; nothing was changed. Add that key "
            "behind the others, after a comma; if it is lost for good, --drop-lost clears what it sealed."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Secret:
    table: Table
    column: Column[object]
    client_id: UUID
    slug: str
    sealed: bytes = field(repr=False)

    @property
    def name(self) -> str:
        return f"{self.slug}.{self.column.name}"


async def reseal_secrets(engine: AsyncEngine, vault: Vault, *, drop_lost: bool = False) -> Resealed:
    """All or nothing, and harmless to repeat. Raises SecretLost unless what is lost is to be cleared."""
    changed, dropped = 0, []
    async with engine.begin() as connection:
        secrets = [secret for place in sealed_columns() for secret in await _kept(connection, *place)]
        for secret in secrets:
            try:
                renewed = vault.reseal(secret.sealed)
            except KeyLost:
                if not drop_lost:
                    raise SecretLost(secret.name) from None
                dropped.append(secret.name)
                await _replace(connection, secret, None)
            else:
                if renewed is not None:
                    changed += 1
                    await _replace(connection, secret, renewed)
    return Resealed(total=len(secrets), changed=changed, dropped=tuple(dropped))


def sealed_columns() -> Iterator[tuple[Table, Column[object]]]:
    """Their tables have one row a tenant."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.info.get(SEALED):
                yield table, column


async def _kept(connection: AsyncConnection, table: Table, column: Column[object]) -> list[_Secret]:
    """Locked until the end: who changes a setting meanwhile waits."""
    rows = await connection.execute(
        select(table.c.client_id, clients.c.slug, column.label("sealed"))
        .join_from(table, clients, clients.c.id == table.c.client_id)
        .where(column.is_not(None))
        .order_by(clients.c.slug)
        .with_for_update(of=table)
    )
    return [_Secret(table=table, column=column, **row) for row in rows.mappings()]


async def _replace(connection: AsyncConnection, secret: _Secret, sealed: bytes | None) -> None:
    table = secret.table
    await connection.execute(
        update(table).where(table.c.client_id == secret.client_id).values({secret.column: sealed})
    )

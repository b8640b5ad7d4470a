"""PostgreSQL itself refuses a row of one business that refers to a row of another.

The references are found in its catalogue: a new one is tried from the day it is made.
"""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.schema import metadata
from tests.integration.isolation.twins import Twin

WITHOUT = {
    "outbox.subject_id": "names a message, a hand-over, a slip's subject: no one table",
    "slips.subject_id": "names a proposal, a gap, an upload, a review: no one table",
    "reviews.answers_message": "is compared with the talk's latest message, never followed",
    "conversations.lease_token": "names no row",
    "lanes.lease_token": "names no row",
    "outbox.token": "names no row",
}
"""Columns that hold an id and that no reference guards. What files and rivals stand in JSON is read under
the business' own id."""

_REFERENCES = text("""
    SELECT r.conname AS name, child.relname AS child, parent.relname AS parent,
           array(SELECT attname::text FROM unnest(r.conkey) WITH ORDINALITY AS k (number, place)
                 JOIN pg_attribute ON attrelid = r.conrelid AND attnum = number ORDER BY place) AS columns,
           array(SELECT attname::text FROM unnest(r.confkey) WITH ORDINALITY AS k (number, place)
                 JOIN pg_attribute ON attrelid = r.confrelid AND attnum = number ORDER BY place) AS named
    FROM pg_constraint r JOIN pg_class child ON child.oid = r.conrelid
    JOIN pg_class parent ON parent.oid = r.confrelid
    WHERE r.contype = 'f' AND r.connamespace = 'public'::regnamespace
    ORDER BY child.relname, r.conname
""")

_IDS = text("""
    SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name NOT IN ('id', 'client_id')
""")


def expected() -> list[tuple[str, str, str]]:
    """Child, column and parent, as the schema has them; the catalogue has to agree."""
    found = {
        (table.name, element.parent.name, element.column.table.name)
        for table in metadata.sorted_tables
        for constraint in table.foreign_key_constraints
        for element in constraint.elements
        if element.column.table.name != "clients" and element.parent.name != "client_id"
    }
    return sorted(found)


async def test_every_reference_within_a_business_names_the_business(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        references = [row for row in await connection.execute(_REFERENCES) if row.parent != "clients"]
    assert [
        row.name for row in references if (row.columns[:1], row.named) != (["client_id"], ["client_id", "id"])
    ] == []
    assert sorted((row.child, row.columns[1], row.parent) for row in references) == expected()


async def test_every_column_with_an_id_is_a_reference_or_says_why_not(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        columns = set((await connection.execute(_IDS)).scalars())
    assert columns - {f"{child}.{column}" for child, column, _ in expected()} == WITHOUT.keys()


@pytest.mark.parametrize(("child", "column", "parent"), expected())
async def test_a_row_that_refers_to_another_business_is_refused(
    engine: AsyncEngine, twins: tuple[Twin, Twin], child: str, column: str, parent: str
) -> None:
    """The other's own children are away, so that no rule but this one can refuse."""
    mine, theirs = twins
    whose = {"mine": mine.tenant.id, "theirs": theirs.tenant.id, "id": theirs.ids[parent]}
    refers = f"UPDATE {child} SET {column} = :id WHERE client_id = :mine"
    async with engine.connect() as connection:
        await connection.execute(text(f"DELETE FROM {child} WHERE client_id = :theirs"), whose)
        await connection.execute(text(f"SET CONSTRAINTS fk_{child}_client_id_{column} IMMEDIATE"))
        with pytest.raises(IntegrityError, match=f"fk_{child}_client_id_{column}"):
            await connection.execute(text(refers), whose)

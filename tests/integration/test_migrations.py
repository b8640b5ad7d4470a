"""The tables are what the program thinks they are."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.migrate import FOLDER, config_on, is_migrated, migrate
from storage.schema import metadata


async def test_every_revision_goes_up_down_and_up_again(own_engine: AsyncEngine) -> None:
    revisions = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]

    def walk(connection: Connection) -> None:
        config = config_on(connection)
        command.downgrade(config, "base")
        for revision in reversed(revisions):
            command.upgrade(config, revision)
            command.downgrade(config, "-1")
            command.upgrade(config, revision)

    async with own_engine.begin() as connection:
        await connection.run_sync(walk)
    assert await is_migrated(own_engine)


async def test_migrations_make_exactly_the_tables_of_the_schema(own_engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return list(compare_metadata(context, metadata))

    async with own_engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_twice_changes_nothing(own_engine: AsyncEngine) -> None:
    await migrate(own_engine)
    assert await is_migrated(own_engine)

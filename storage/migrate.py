"""Brings the tables to the state that this version of the program expects."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import connect

FOLDER = Path(__file__).parent.parent / "migrations"
HEAD = "head"

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('migrations'))")


async def migrate(engine: AsyncEngine, revision: str = HEAD) -> None:
    """Up to `revision`, once even when several processes start together; however long it takes."""
    patient = connect(engine.url.render_as_string(hide_password=False), statement_seconds=None)
    try:
        async with patient.begin() as connection:
            await connection.execute(_ONE_AT_A_TIME)
            await connection.run_sync(lambda sync: command.upgrade(config_on(sync), revision))
    finally:
        await patient.dispose()


async def is_migrated(engine: AsyncEngine) -> bool:
    async with engine.connect() as connection:
        current = await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )
    return current == ScriptDirectory(str(FOLDER)).get_current_head()


def config_on(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config

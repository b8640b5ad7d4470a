"""How the embedded server is reached: one user, one database, one socket."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import asyncpg

USER = "app"
DATABASE = "app"
PORT = 5432
"""Part of the socket's name only; nothing listens on the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    socket_folder: Path
    password: str = field(repr=False)

    @property
    def url(self) -> str:
        """For SQLAlchemy; contains the password."""
        place = urlencode({"host": self.socket_folder, "port": PORT}, safe="/", quote_via=quote)
        return f"postgresql+asyncpg://{USER}:{self.password}@/{DATABASE}?{place}"

    async def server_version(self) -> str:
        """Connects to the application's database; raises asyncpg's errors and OSError where it cannot."""
        connection = await self._connect(DATABASE)
        try:
            return str(connection.get_settings().server_version).split()[0]
        finally:
            await connection.close()

    async def create_database(self) -> None:
        connection = await self._connect("postgres")
        try:
            await connection.execute(f"CREATE DATABASE {DATABASE}")
        finally:
            await connection.close()

    async def _connect(self, database: str) -> asyncpg.Connection:
        return await asyncpg.connect(
            host=str(self.socket_folder),
            port=PORT,
            user=USER,
            password=self.password,
            database=database,
            timeout=10,
        )

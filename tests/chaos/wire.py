"""A line to PostgreSQL over TCP that can go dead without a word, as when a machine vanishes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from sqlalchemy.engine import make_url

CHUNK = 65536


class Wire:
    """`url` leads through the wire."""

    def __init__(self, url: str) -> None:
        self._server_url = make_url(url)
        folder, port = self._server_url.query["host"], self._server_url.query["port"]
        self._socket = Path(str(folder)) / f".s.PGSQL.{port}"
        self._dead: set[asyncio.StreamWriter] = set()
        self._lines: set[asyncio.StreamWriter] = set()
        self.url = ""

    def go_dead(self) -> None:
        """What is connected now hears nothing more, not even an end; new connections work."""
        self._dead |= self._lines

    @property
    def lines(self) -> int:
        return len(self._lines - self._dead)

    def listen_at(self, port: int) -> None:
        through = self._server_url.set(host="127.0.0.1", port=port).difference_update_query(("host", "port"))
        self.url = through.render_as_string(hide_password=False)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_unix_connection(self._socket)
        self._lines |= {writer}
        with suppress(OSError, ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pass(reader, forth, writer))
                group.create_task(self._pass(back, writer, writer))
        self._lines -= {writer}
        forth.close()

    async def _pass(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, line: asyncio.StreamWriter
    ) -> None:
        while chunk := await source.read(CHUNK):
            if line not in self._dead:
                target.write(chunk)
                await target.drain()
        if line not in self._dead:
            target.close()


@asynccontextmanager
async def open_wire(url: str) -> AsyncIterator[Wire]:
    wire = Wire(url)
    server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    wire.listen_at(server.sockets[0].getsockname()[1])
    try:
        yield wire
    finally:
        server.close()

"""A PostgreSQL that can be killed, frozen and started again at the same address."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.embedded.home import Home
from app.embedded.postgres import EmbeddedPostgres, start_postgres
from app.embedded.postmaster import read_postmaster


class FrailPostgres:
    def __init__(self, base: Path) -> None:
        self._home = Home(base=base)
        self._server: EmbeddedPostgres | None = None
        self.url = ""

    @property
    def folder(self) -> Path:
        return self._home.base

    async def start(self) -> None:
        self._server = await start_postgres(self._home.base)
        self.url = self._server.url

    async def stop(self) -> None:
        if self._server:
            await self._server.close()
            self._server = None

    async def kill(self) -> None:
        """All its processes at once, as when the power fails."""
        self._signal(signal.SIGKILL)
        await self.stop()

    async def restart(self) -> None:
        await self.kill()
        await self.start()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It keeps its connections and answers nothing."""
        self._signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        postmaster = read_postmaster(self._home)
        assert postmaster, "PostgreSQL is not running"
        for pid in (postmaster.pid, *_children(postmaster.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


def _children(parent: int) -> list[int]:
    found: list[int] = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            pid, _, rest = status.read_text().partition(" ")
            if int(rest.rpartition(") ")[2].split()[1]) == parent:
                found.append(int(pid))
    return found

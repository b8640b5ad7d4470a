"""One of several copies of the application on one database, each a process of its own."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.chaos.hatchery import Hatchery
from tests.e2e.process import START_SECONDS, STOP_SECONDS, Line, Service
from tests.e2e.waiting import eventually

LOOK_SECONDS = 0.02


class Replica(Service):
    """A log file a life."""

    def __init__(self, hatchery: Hatchery, folder: Path, environment: Mapping[str, str]) -> None:
        folder.mkdir()
        super().__init__(folder, environment)
        self._hatchery = hatchery
        self.folder = folder
        self._lives = 0
        self.pid = 0

    async def start(self) -> None:
        """Returns when it listens and is ready. Raises RuntimeError when it ends instead."""
        await self.launch()
        await eventually(lambda: self._is_up(0), START_SECONDS)

    async def launch(self) -> None:
        self._lives += 1
        self._log = self.folder / f"life-{self._lives}.log"
        environment = {"PYTHONUNBUFFERED": "1", **self.environment}
        self.pid = await self._hatchery.hatch(self.folder, environment, self._log, "serve")

    @property
    def running(self) -> bool:
        if not self.pid:
            return False
        with suppress(OSError):
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
        return False

    async def is_gone(self) -> bool:
        return not self.running

    @property
    def open_files(self) -> int:
        return len(os.listdir(f"/proc/{self.pid}/fd"))  # noqa: PTH208 -- their number alone

    def all_logs(self) -> list[Line]:
        """Of all its lives; the lines that a kill cut short are left out."""
        lives = sorted(self.folder.glob("life-*.log"))
        whole = "".join(life.read_text(encoding="utf-8").rpartition("\n")[0] + "\n" for life in lives)
        return [json.loads(line) for line in whole.splitlines() if line]

    async def _end(self, number: signal.Signals) -> int:
        """Its exit code, negative for a signal."""
        if not self.pid:
            return 0
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)
        deadline = time.monotonic() + STOP_SECONDS
        while (code := await self._hatchery.ended(self.pid)) is None:
            if time.monotonic() > deadline:
                raise TimeoutError("the replica does not end")
            await asyncio.sleep(LOOK_SECONDS)
        self.pid = 0
        return code

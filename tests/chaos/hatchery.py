"""Where replicas come from: one process that has loaded everything and forks them."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("echoing.py")
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


class Hatchery:
    def __init__(self, process: Process) -> None:
        self._process = process
        self._turn = asyncio.Lock()

    async def hatch(self, folder: Path, environment: Mapping[str, str], log: Path, *arguments: str) -> int:
        """The pid of a new `run.py …`."""
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        order = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": {**kept, **environment},
            "log": str(log),
        }
        return int(await self._ask(hatch=order))

    async def ended(self, pid: int) -> int | None:
        """Its exit code, negative for a signal; asked for once, as the system forgets it then."""
        code = await self._ask(ended=pid)
        return None if code is None else int(code)

    async def _ask(self, **request: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        async with self._turn:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            return json.loads(await self._process.stdout.readline())


@asynccontextmanager
async def open_hatchery(*, answering: bool = False) -> AsyncIterator[Hatchery]:
    """At the end nothing that it hatched is left. `answering`: with the real answering side."""
    arguments = [str(PROGRAM), *(["answering"] if answering else [])]
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=PIPE, stdout=PIPE)
    try:
        yield Hatchery(process)
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()

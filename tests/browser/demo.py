"""`run.py sandbox` as a newcomer starts it: a process of its own, with no settings and no accounts."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "run.py"
START_SECONDS = 60.0
STOP_SECONDS = 20.0


@asynccontextmanager
async def running_demo(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[str]:
    """The address it prints. It works in `folder`, where no `.env` stands, and keeps its data there."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(PROGRAM), "sandbox", "--port", "0"),
        cwd=folder,
        env={**kept, "PYTHONUNBUFFERED": "1", "DATA_DIR": str(folder / "data"), **environment},
        stdin=DEVNULL,
        stdout=PIPE,
    )
    try:
        yield await asyncio.wait_for(_address(process), START_SECONDS)
    finally:
        await _ended(process)


async def _address(process: Process) -> str:
    assert process.stdout
    said = ""
    async for line in process.stdout:
        said += line.decode()
        if found := re.search(r"Open (http://\S+)", said):
            return found[1]
    raise RuntimeError(f"The sandbox did not start: {said}")


async def _ended(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.communicate(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()

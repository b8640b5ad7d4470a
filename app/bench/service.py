"""The service in a process of its own, told of doubles alone."""

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout

from app.bench.errors import NotMeasured

PROGRAM = Path(__file__).parents[2] / "run.py"
START_SECONDS = 180.0
STOP_SECONDS = 30.0
GLANCE_SECONDS = 0.05
PATIENCE = ClientTimeout(total=10)
ADDRESS = "application: "
WARM = "models and knowledge"
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH", "PG_BIN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Since the process began."""

    cpu_seconds: float
    memory_bytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    url: str
    pid: int

    async def spent(self) -> Spent:
        """By the service's own metrics."""
        async with ClientSession(timeout=PATIENCE) as session, session.get(f"{self.url}/metrics") as answer:
            lines = (await answer.text()).splitlines()
        known = dict(line.split(" ", 1) for line in lines if line.startswith("process_"))
        try:
            return Spent(
                cpu_seconds=float(known["process_cpu_seconds_total"]),
                memory_bytes=float(known["process_resident_memory_bytes"]),
            )
        except KeyError:
            raise NotMeasured("CPU and memory can be read on Linux only: run the bench there.") from None


@asynccontextmanager
async def running_service(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[Service]:
    """`environment` is all it is told; listening and warm. Raises NotMeasured when it does not get there."""
    log = folder / "service.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(PROGRAM),
            "serve",
            cwd=folder,
            env=_surroundings(environment),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        url = await _warm(process, log)
        yield Service(url=url, pid=process.pid)
    finally:
        await _stop(process)


def _surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONUNBUFFERED": "1", **environment}


async def _warm(process: Process, log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        said = _said(log)
        if process.returncode is not None:
            raise NotMeasured(f"The service ended at its start: {said[-1] if said else 'without a word'}.")
        if any(line.startswith(WARM) for line in said):
            url = next(line.removeprefix(ADDRESS) for line in said if line.startswith(ADDRESS))
            await _answers(url)
            return url
        await asyncio.sleep(GLANCE_SECONDS)
    raise NotMeasured(f"The service was not ready within {START_SECONDS:g} seconds: is the machine busy?")


async def _answers(url: str) -> None:
    try:
        async with ClientSession(timeout=PATIENCE) as session, session.get(f"{url}/ready") as answer:
            if answer.status != 200:
                raise NotMeasured(f"The service is not ready: {(await answer.text())[:200]}")
    except (ClientError, OSError) as error:
        raise NotMeasured(f"The service does not answer: {type(error).__name__}.") from None


def _said(log: Path) -> list[str]:
    """The messages of its log; a line that is still being written is left out."""
    whole = log.read_text(encoding="utf-8", errors="replace").rpartition("\n")[0]
    return [_message(line) for line in whole.splitlines()]


def _message(line: str) -> str:
    try:
        return str(json.loads(line)["message"])
    except (ValueError, KeyError, TypeError):
        return line


async def _stop(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()

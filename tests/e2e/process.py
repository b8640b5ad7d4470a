"""The application as a child process: what it is told, what it answers, what it wrote to its log."""

import asyncio
import atexit
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.e2e.waiting import eventually

PROGRAM = Path(__file__).parents[2] / "run.py"
START_SECONDS = 60.0
STOP_SECONDS = 30.0
PATIENCE = ClientTimeout(total=10)
IN_MOTION = frozenset({"queued", "sending", "turns"})
"""What `/admin/health` counts as not yet done, and not given up."""

Line = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str


class Service:
    """`environment` is everything it is told; it works in `folder`, where no `.env` stands."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        self.url = ""
        self._folder = folder
        self._log = folder / "service.log"
        self._process: Process | None = None

    async def start(self) -> None:
        """Returns when it listens and its models are loaded."""
        before = len(self.log())
        with self._log.open("ab") as log:
            self._process = await self._spawn("serve", stdout=log, stderr=log)
        atexit.register(self._abandon, self._process)
        await eventually(lambda: self._is_up(before), START_SECONDS)

    async def command(self, *arguments: str, stdin: str = "") -> Ended:
        """`run.py …` beside the service, with the same settings."""
        process = await self._spawn(*arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE)
        out, err = await asyncio.wait_for(process.communicate(stdin.encode()), START_SECONDS)
        return Ended(code=process.returncode or 0, out=out.decode(), err=err.decode())

    async def stop(self) -> int:
        """Asked politely; its exit code."""
        return await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        await self._end(signal.SIGKILL)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def log(self) -> list[Line]:
        """All it has ever written, a JSON object a line; a line that a kill cut short is left out."""
        if not self._log.exists():
            return []
        whole = self._log.read_text(encoding="utf-8").rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    async def get(self, path: str, token: str = "") -> tuple[int, str]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with (
            ClientSession(timeout=PATIENCE) as session,
            session.get(self.url + path, headers=headers) as answer,
        ):
            return answer.status, await answer.text()

    async def admin(self, path: str) -> Any:
        status, body = await self.get(f"/admin/{path}", self.environment["ADMIN_TOKEN"])
        return json.loads(body) if status == 200 else None

    async def rest(self, within_seconds: float = 15.0) -> None:
        """Returns when there is nothing left to think about or to carry."""

        async def is_at_rest() -> bool:
            detail = await self.admin("health")
            return detail is not None and not any(detail["waiting"].get(kind) for kind in IN_MOTION)

        await eventually(is_at_rest, within_seconds)

    async def _spawn(self, *arguments: str, **streams: Any) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, str(PROGRAM), *arguments, cwd=self._folder, env=self._surroundings(), **streams
        )

    def _surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return {**kept, "PYTHONUNBUFFERED": "1", **self.environment}

    async def _is_up(self, before: int) -> bool:
        if not self.running:
            raise RuntimeError(f"The application ended: {self._log.read_text(encoding='utf-8')[-2000:]}")
        said = [line["message"] for line in self.log()[before:]]
        for line in said:
            if line.startswith("application: "):
                self.url = line.removeprefix("application: ")
        return any(line.startswith("models and knowledge") for line in said) and await self._is_ready()

    async def _is_ready(self) -> bool:
        try:
            return (await self.get("/ready"))[0] == 200
        except (ClientError, OSError):
            return False

    @staticmethod
    def _abandon(process: Process) -> None:
        """Nothing outlives the tests, however they end."""
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)

    async def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await asyncio.wait_for(self._process.wait(), STOP_SECONDS)

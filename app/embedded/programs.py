"""Running PostgreSQL's programs as children that cannot outlive the application."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.embedded import launcher
from app.embedded.home import Home

POLL_SECONDS = 0.005
RUN_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """PostgreSQL's programs and the identity (see launcher) under which they run for this home."""

    folder: Path
    identity: str
    home: Home

    def spawn(
        self, program: str, *arguments: str, output: IO[bytes], inherit: Sequence[int] = ()
    ) -> subprocess.Popen[bytes]:
        """Starts the program from the calling thread, whose end is the program's end too (Linux)."""
        home = self.home.base
        command = [str(self.folder / program), *arguments]
        wrapper = [sys.executable, "-I", "-S", launcher.__file__, str(os.getpid()), self.identity]
        return subprocess.Popen(  # noqa: S603 - our own command, no shell
            [*wrapper, str(home.parent), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment(),
            start_new_session=True,
            pass_fds=inherit,
        )

    async def run(self, program: str, *arguments: str, inherit: Sequence[int] = ()) -> tuple[int, str]:
        """Waits for the program; returns its exit code and everything it printed."""
        with tempfile.TemporaryFile() as output:
            process = self.spawn(program, *arguments, output=output, inherit=inherit)
            try:
                if not await exited(process, RUN_SECONDS):
                    output.write(f"\n{program} took longer than {RUN_SECONDS:.0f} seconds".encode())
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
            output.seek(0)
            return process.returncode, output.read().decode(errors="replace")


async def exited(process: subprocess.Popen[bytes], seconds: float) -> bool:
    deadline = asyncio.get_running_loop().time() + seconds
    while process.poll() is None:
        if asyncio.get_running_loop().time() > deadline:
            return False
        await asyncio.sleep(POLL_SECONDS)
    return True


def last_complaint(output: str) -> str:
    """The last failure that a PostgreSQL program names, or its last line, or that there is none."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    failures: list[str] = re.findall(r"\b(?:FATAL|PANIC|error): +(.+)", output)
    return ["it gave no reason", *lines, *failures][-1].rstrip(".")


def _environment() -> dict[str, str]:
    """Neither the application's secrets nor PG* variables; messages in English."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "LC_ALL": "C"}

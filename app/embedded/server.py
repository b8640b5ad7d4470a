"""The running server, from its first breath to its last."""

import asyncio
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from app.embedded.address import PORT
from app.embedded.errors import EmbeddedServerError
from app.embedded.home import Home
from app.embedded.postmaster import read_postmaster
from app.embedded.programs import POLL_SECONDS, Installation, exited, last_complaint

START_SECONDS = 120.0
"""Long, because replaying the log after a crash may take its time."""
STOP_SECONDS = 15.0

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # An acknowledged message is on the disk.
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    # Sized for a laptop.
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_checkpoints": "off",
    # Neither statements nor the values in DETAIL lines: they are clients' words and phone numbers.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    process: subprocess.Popen[bytes]

    async def stop(self) -> None:
        """Fast shutdown, then ever ruder; what is committed survives each of them."""
        for request in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.process.poll() is None:
                self.process.send_signal(request)
            if await exited(self.process, STOP_SECONDS):
                return


async def launch_server(installation: Installation, socket_folder: Path, *, lock: int) -> Server:
    """Returns when the server accepts connections; a server that fails to get there is stopped."""
    home = installation.home
    if home.log_file.exists():
        home.log_file.replace(home.log_file.with_suffix(".log.old"))
    with home.log_file.open("wb") as output:
        home.adopt(home.log_file)
        arguments = _arguments(home, socket_folder)
        server = Server(process=installation.spawn("postgres", *arguments, output=output, inherit=[lock]))
    try:
        await _wait_until_ready(server, home)
    except BaseException:
        await server.stop()
        raise
    return server


def _arguments(home: Home, socket_folder: Path) -> list[str]:
    settings = {**SETTINGS, "unix_socket_directories": f'"{socket_folder}"'}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return ["-D", str(home.data), "-p", str(PORT), *options]


async def _wait_until_ready(server: Server, home: Home) -> None:
    deadline = asyncio.get_running_loop().time() + START_SECONDS
    while True:
        postmaster = read_postmaster(home)
        if postmaster is not None and postmaster.pid == server.process.pid and postmaster.ready:
            return
        if server.process.poll() is not None or asyncio.get_running_loop().time() > deadline:
            complaint = last_complaint(home.log_file.read_text(errors="replace"))
            raise EmbeddedServerError(
                f"The embedded PostgreSQL did not start ({complaint}): "
                f"see {home.log_file}, or set DATABASE_URL to a running server."
            )
        await asyncio.sleep(POLL_SECONDS)

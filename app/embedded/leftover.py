"""A server whose owner died: it is stopped before another one starts."""

import asyncio
import os
import signal
from contextlib import suppress

from app.embedded.errors import EmbeddedServerError
from app.embedded.home import Home
from app.embedded.locks import try_lock
from app.embedded.postmaster import pid_file, read_postmaster
from app.embedded.programs import POLL_SECONDS

STOP_SECONDS = 30.0


async def outlive_leftover(home: Home) -> int:
    """Waits until no program of this home is left; returns the lock that the next ones must inherit.

    On Linux the leftover has been told to stop already; elsewhere this is where it learns. The lock, not the
    pid, says whether it lives: after a reboot the pid in the file may be anybody's.
    """
    deadline = asyncio.get_running_loop().time() + STOP_SECONDS
    while (lock := try_lock(home.server_lock)) is None:
        postmaster = read_postmaster(home)
        if postmaster is not None:
            with suppress(ProcessLookupError):
                os.kill(postmaster.pid, signal.SIGINT)
        if asyncio.get_running_loop().time() > deadline:
            raise EmbeddedServerError(
                f"A PostgreSQL server of an earlier run still holds {home.base}: end it and start again."
            )
        await asyncio.sleep(POLL_SECONDS)
    pid_file(home).unlink(missing_ok=True)
    home.adopt(home.server_lock)
    return lock

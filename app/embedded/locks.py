"""flock: gone with the last process that holds it, however that process ends."""

import fcntl
import os
from pathlib import Path


def try_lock(path: Path) -> int | None:
    """The descriptor that holds the lock until it is closed, or None where another process has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor

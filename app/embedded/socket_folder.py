"""The folder of the server's socket: short, because the system allows the socket's path about 100 bytes."""

import os
import stat
import tempfile
from hashlib import sha256
from pathlib import Path

from app.embedded.address import PORT
from app.embedded.errors import EmbeddedServerError
from app.embedded.home import Home

LONGEST_SOCKET_PATH_BYTES = 103
"""``sun_path`` is 104 bytes on macOS and 108 on Linux, with the closing zero."""


def make_socket_folder(home: Home) -> Path:
    """An empty folder, closed to others. Call only while no server of this home runs."""
    digest = sha256(os.fsencode(home.base)).hexdigest()[:12]
    folder = _temporary_root() / f"desk-pg-{os.geteuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    _check_ours(folder, home)
    folder.chmod(0o700)
    for leftover in folder.iterdir():
        leftover.unlink()
    home.adopt(folder)
    return folder


def _temporary_root() -> Path:
    chosen = tempfile.gettempdir()
    longest = os.fsencode(f"{chosen}/desk-pg-4294967295-0123456789ab/.s.PGSQL.{PORT}")
    fits = len(longest) <= LONGEST_SOCKET_PATH_BYTES and not set(chosen) & set(',"')
    return Path(chosen if fits else "/tmp")  # noqa: S108 - _check_ours looks at what is there


def _check_ours(folder: Path, home: Home) -> None:
    """Anybody may have put something under this name into the shared folder."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), home.base.stat().st_uid):
        raise EmbeddedServerError(
            f"{folder} belongs to somebody else: remove it, or set TMPDIR to another folder."
        )

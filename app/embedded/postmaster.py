"""What a running server says about itself in ``postmaster.pid``."""

import os
from dataclasses import dataclass
from pathlib import Path

from app.embedded.home import Home


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmaster:
    pid: int
    socket_folder: Path
    ready: bool


def pid_file(home: Home) -> Path:
    return home.data / "postmaster.pid"


def read_postmaster(home: Home) -> Postmaster | None:
    """None until the server has written all eight lines (format: PostgreSQL's ``utils/pidfile.h``)."""
    try:
        lines = os.fsdecode(pid_file(home).read_bytes()).split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    if len(lines) < 8 or not lines[0].isdigit():
        return None
    return Postmaster(pid=int(lines[0]), socket_folder=Path(lines[4]), ready=lines[7].strip() == "ready")

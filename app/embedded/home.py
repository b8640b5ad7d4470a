"""The folder that holds everything of one embedded server."""

import os
from dataclasses import dataclass
from pathlib import Path

from app.embedded.errors import EmbeddedServerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    base: Path

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def password_file(self) -> Path:
        return self.base / "password"

    @property
    def log_file(self) -> Path:
        return self.base / "postgres.log"

    @property
    def owner_lock(self) -> Path:
        """Held by the process that owns the server, for as long as it lives."""
        return self.base / "owner.lock"

    @property
    def server_lock(self) -> Path:
        """Held by the PostgreSQL programs themselves: free means that none of them is left."""
        return self.base / "server.lock"

    def adopt(self, path: Path) -> None:
        """Gives what root made to the owner of the base folder, whom the server runs as."""
        if os.geteuid() == 0:
            owner = self.base.stat()
            os.chown(path, owner.st_uid, owner.st_gid)


def open_home(base: Path) -> Home:
    """Makes the folder where it is missing; raises EmbeddedServerError where it is another user's."""
    base = base.absolute()
    base.parent.mkdir(parents=True, exist_ok=True)
    base.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() not in (0, base.stat().st_uid):
        raise EmbeddedServerError(
            f"The database folder {base} belongs to another user: "
            "start the application as that user, or choose another DATA_DIR."
        )
    return Home(base=base.resolve())

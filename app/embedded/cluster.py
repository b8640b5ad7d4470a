"""The data folder: made once, checked at every start."""

import os
import secrets
import shutil

from app.embedded.address import USER
from app.embedded.errors import EmbeddedServerError
from app.embedded.home import Home
from app.embedded.programs import Installation, last_complaint


async def ensure_cluster(installation: Installation, *, major: int, lock: int) -> None:
    """Makes the cluster where there is none; raises EmbeddedServerError where it cannot be served."""
    home = installation.home
    if not home.data.exists():
        await _create(installation, lock=lock)
    else:
        _check(home, major)


def _check(home: Home, major: int) -> None:
    version_file = home.data / "PG_VERSION"
    if not version_file.is_file():
        raise EmbeddedServerError(
            f"{home.data} is not a PostgreSQL data folder: move it away or choose another DATA_DIR."
        )
    made_by = version_file.read_text().strip()
    if made_by != str(major):
        raise EmbeddedServerError(
            f"The database in {home.data} was made by PostgreSQL {made_by}, but PostgreSQL {major} is found: "
            f"set PG_BIN to the programs of PostgreSQL {made_by}, or set DATABASE_URL to a running server."
        )
    if not home.password_file.is_file():
        raise EmbeddedServerError(
            f"The database password is missing: restore {home.password_file} from a backup."
        )


async def _create(installation: Installation, *, lock: int) -> None:
    """Builds beside the final place and renames, so that a half-made cluster is never taken for one."""
    home = installation.home
    unfinished = home.base / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    _write_password(home)
    arguments = [
        *("-D", str(unfinished), f"--username={USER}", "--auth=scram-sha-256"),
        *(f"--pwfile={home.password_file}", "--encoding=utf8", "--locale=C.UTF-8", "--data-checksums"),
    ]
    code, output = await installation.run("initdb", *arguments, inherit=[lock])
    if code != 0:
        raise EmbeddedServerError(
            f"The database could not be made in {home.base} ({last_complaint(output)}): "
            "mend that, or set DATABASE_URL to a running server."
        )
    unfinished.rename(home.data)
    _sync_folder(home)


def _write_password(home: Home) -> None:
    draft = home.base / "password.unfinished"
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
        target.write(secrets.token_hex(32))
        target.flush()
        os.fsync(target.fileno())
    home.adopt(draft)
    draft.replace(home.password_file)


def _sync_folder(home: Home) -> None:
    descriptor = os.open(home.base, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

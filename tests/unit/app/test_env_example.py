"""`.env.example` is the list of all settings, with their real defaults."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from app.settings import Settings

EXAMPLE = Path(__file__).parents[3] / ".env.example"
LINES = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_setting_stands_in_the_example_and_nothing_else() -> None:
    assert {name.upper() for name in Settings.model_fields} == set(LINES)


def test_a_copied_example_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    untouched = Settings()
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert Settings() == untouched


def test_every_line_of_the_example_has_a_comment_of_its_own() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    uncommented = [
        line
        for above, line in pairwise(lines)
        if "=" in line and not line.startswith("#") and not above.startswith("# ")
    ]
    assert uncommented == []

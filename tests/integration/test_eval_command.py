"""`run.py eval` as an operator types it, on the real models."""

import json
from pathlib import Path

from tests.integration.typed import Shell, kept_database, shell

__all__ = ["kept_database", "shell"]

KNOWLEDGE = "## Где вы находитесь?\nАлматы, улица Көктерек, 27.\n"
CASES = """
- question: Где вы находитесь?
  expect: answer
  must: [[{street}]]
  language: ru
- question: верните деньги за вчерашний торт
  expect: human
  language: ru
"""


def test_cases_guard_a_change(shell: Shell, tmp_path: Path) -> None:
    """What is right ends well and keeps its figures; a wrong answer ends with the broken limit."""
    (tmp_path / "faq.md").write_text(KNOWLEDGE, "utf-8")
    (tmp_path / "good.yaml").write_text(CASES.format(street="Көктерек"), "utf-8")
    (tmp_path / "bad.yaml").write_text(CASES.format(street="Абая"), "utf-8")
    assert shell("client", "add", "cakes", "--name", "Торты").code == 0
    assert shell("kb", "import", "cakes", "faq.md").code == 0

    good = shell(
        "eval", "cakes", "good.yaml", "--json", "e.json", "--chart", "e.png", "--limit", "helped=85%"
    )
    assert good.code == 0, good.err
    kept = json.loads((tmp_path / "e.json").read_text("utf-8"))
    assert kept["figures"]["right"]["share"] == 1.0
    assert kept["limits"] == {"wrong": 0.04, "answered": 0.04, "helped": 0.85}
    assert (tmp_path / "e.png").read_bytes().startswith(b"\x89PNG")

    bad = shell("eval", "cakes", "bad.yaml")
    assert bad.code == 1
    assert "wrong is 50.0%, at most 4.0%" in bad.sentence

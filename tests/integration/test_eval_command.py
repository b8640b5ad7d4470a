"""`run.py eval` as an operator types it, on the real models."""

import json
from pathlib import Path

import yaml

from rag.fitted import DATA
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
QUESTIONS = """
- {question: "Где вы находитесь?", expect: answer, must: [[Көктерек]]}
- {question: "во сколько вы открываетесь", expect: answer, must: [[с 9]]}
- {question: "есть ли у вас парковка?", expect: human}
- {question: "делаете ли вы торты без сахара?", expect: human}
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


def test_a_fit_is_shown_and_kept_where_it_is_told_to(shell: Shell, tmp_path: Path) -> None:
    """Both sets of weights are compared; files come only where `--out` says, and never among what ships."""
    shipped = sorted((DATA / "weights").iterdir())
    before = [path.read_bytes() for path in shipped]
    (tmp_path / "faq.md").write_text(f"{KNOWLEDGE}\n## Когда вы открыты?\nС 9 до 20.\n", "utf-8")
    (tmp_path / "cases.yaml").write_text(QUESTIONS, "utf-8")
    assert shell("client", "add", "pies", "--name", "Пироги").code == 0
    assert shell("kb", "import", "pies", "faq.md").code == 0

    fitted = shell("eval", "pies", "cases.yaml", "--fit", "--out", "new.yaml")
    assert fitted.code == 0, fitted.err
    assert "AUC before" in fitted.out
    assert "questions: 4" in fitted.out
    assert "lacking" in yaml.safe_load((tmp_path / "new.yaml").read_text("utf-8"))["trust"]
    assert (tmp_path / "new.risk.yaml").exists()
    refused = shell("eval", "pies", "cases.yaml", "--fit", "--out", str(shipped[0]))
    assert refused.code == 1
    assert "among the shipped data" in refused.sentence
    assert [path.read_bytes() for path in shipped] == before

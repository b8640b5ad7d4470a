"""`run.py kb import` as an operator types it."""

from pathlib import Path

from tests.integration.typed import Shell, kept_database, shell

__all__ = ["kept_database", "shell"]

FILE = "## До скольки вы в субботу?\nПо субботам до 18:00.\n"


def test_other_hours_in_a_file_are_told_and_stay_as_they_were_set(shell: Shell, tmp_path: Path) -> None:
    """As the team's preview shows them; the command that changes them is named."""
    (tmp_path / "hours.md").write_text(FILE, "utf-8")
    assert shell("client", "add", "cakes", "--name", "Торты").code == 0
    assert shell("client", "set", "cakes", "hours=ежедневно 10:00-20:00").code == 0
    ended = shell("kb", "import", "cakes", "hours.md")
    assert ended.code == 0
    assert "The opening hours are others: До скольки вы в субботу?" in ended.out
    assert "set: сб с 10:00 до 20:00; in the file: сб с 10:00 до 18:00" in ended.out
    assert "run.py client set cakes hours=…" in ended.out
    assert "Imported into cakes: 1 entries." in ended.out

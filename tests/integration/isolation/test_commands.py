"""Two businesses of one database, asked by an operator: each command knows its own business alone."""

import json
from pathlib import Path

import pytest

from tests.integration.typed import Shell, kept_database, shell

__all__ = ["kept_database", "shell"]

TAUGHT = {
    "first": ("Коктем", "Да, во дворе дома Коктем пять мест.", "7100"),
    "second": ("Самал", "Да, подземная, въезд со стороны Самал.", "8200"),
}
"""By slug: a word that only this business uses, its answer to the question of both, and its price."""

OWN = {"first": "Делаете ли вы окрашивание? Окрашивание ровно.", "second": "Печёте ли вы торты? Печём."}


@pytest.fixture
def businesses(shell: Shell, tmp_path: Path) -> Shell:
    """Both are asked the same, under the same names of files, and each is asked what the other is not."""
    for slug, (_, answer, price) in TAUGHT.items():
        question, own = OWN[slug].split("? ")
        text = f"## Есть ли у вас парковка?\n{answer}\n\n## {question}?\n{own}\n"
        (tmp_path / "faq.md").write_text(text, "utf-8")
        (tmp_path / "prices.csv").write_text(f"услуга,цена\nСтрижка,{price}\n", "utf-8")
        assert shell("client", "add", slug, "--name", slug).code == 0
        ended = shell("kb", "import", slug, "faq.md", "prices.csv")
        assert ended.code == 0, ended.err
    return shell


def test_a_command_tells_nothing_of_another_business(businesses: Shell) -> None:
    """The same question, service and file names in both; what only the other knows goes to a person."""
    for slug, other in (("first", "second"), ("second", "first")):
        (mine, answer, price), (theirs, _, other_price) = TAUGHT[slug], TAUGHT[other]
        parking = _asked(businesses, slug, "Есть ли у вас парковка?")
        assert (parking["action"], parking["text"].splitlines()[-1]) == ("answer", answer)
        haircut = _asked(businesses, slug, "Сколько стоит стрижка?")
        assert f"{price}₸" in _digits(haircut["text"])
        stranger = _asked(businesses, slug, f"{OWN[other].split('? ')[0]}?")
        assert stranger["action"] != "answer"
        found = businesses("kb", "search", slug, f"парковка {theirs} {other_price}", "--limit", "50")
        assert mine in found.out
        listed = businesses("kb", "list", slug)
        history = businesses("kb", "history", slug, "Есть ли у вас парковка?")
        said = [str(parking), str(haircut), str(stranger), found.out, listed.out, history.out]
        assert [text for text in said if theirs in text or f"{other_price}₸" in _digits(text)] == []


def _asked(shell: Shell, slug: str, question: str) -> dict[str, str]:
    ended = shell("ask", slug, question, "--json")
    assert ended.code == 0, ended.err
    told: dict[str, str] = json.loads(ended.out)
    return told


def _digits(text: str) -> str:
    """Prices are written with spaces between thousands."""
    return text.replace(" ", "").replace("\xa0", "").replace("\u202f", "")

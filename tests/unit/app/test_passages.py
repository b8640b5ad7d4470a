"""Public question sets, read as their authors publish them."""

import json
from pathlib import Path

import pytest

from app.bench.errors import NotMeasured
from app.bench.passages import Asked, read_sets

CONTEXT = "Салон стоит у реки. Он открыт до восьми. Вход со двора."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    question = {
        "question": "До скольки он открыт?",
        "answers": [{"answer_start": CONTEXT.index("до"), "text": "до восьми"}],
    }
    article = {
        "title": "Салон",
        "paragraphs": [{"context": "Ничего.", "qas": []}, {"context": CONTEXT, "qas": [question]}],
    }
    (tmp_path / "xquad_ru.json").write_text(json.dumps({"data": [article]}), "utf-8")
    rows = [
        {"id": "q1#p1", "title": "Алматы", "context": "Үлкен қала.", "question": "Алматы қандай қала?"},
        {"id": "q2#p2", "title": "Астана", "context": "Елорда.", "question": "Астана деген не?"},
    ]
    (tmp_path / "kazqad_val.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "kazqad_qrels_val.tsv").write_text("q1\t0\tp1\t1\nq1\t0\tp2\t0\n", "utf-8")
    return tmp_path


def test_each_question_knows_the_passages_that_answer_it(folder: Path) -> None:
    paragraphs, sentences, kazqad = read_sets(folder)
    assert paragraphs.asked == [Asked(text="До скольки он открыт?", answers=frozenset({1}))]
    assert sentences.passages == ["Ничего.", "Салон стоит у реки.", "Он открыт до восьми.", "Вход со двора."]
    assert sentences.asked == [Asked(text="До скольки он открыт?", answers=frozenset({2}))]
    assert kazqad.passages == ["Алматы. Үлкен қала.", "Астана. Елорда."]
    assert kazqad.asked == [Asked(text="Алматы қандай қала?", answers=frozenset({0}))]


def test_a_set_that_is_not_there_is_named_with_where_to_get_it(folder: Path) -> None:
    (folder / "kazqad_val.jsonl").unlink()
    with pytest.raises(NotMeasured, match="IS2AI/KazQAD"):
        list(read_sets(folder))

"""Public questions and the passages that answer them, as their authors publish them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bench.errors import NotMeasured

_SENTENCE_END = re.compile(r"[.!?…][\"»)]?\s+(?=[«\"(A-ZА-ЯЁ0-9])")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and the places of the passages that answer it."""

    text: str
    answers: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSet:
    name: str
    passages: Sequence[str]
    asked: Sequence[Asked]


def read_sets(folder: Path) -> Iterator[PassageSet]:
    """XQuAD in Russian by paragraphs and, as LAReQA has it, by sentences; KazQAD's validation set.

    Raises NotMeasured when a file is not there.
    """
    xquad, kazqad, judged = (folder / name for name in FILES)
    for path in (xquad, kazqad, judged):
        if not path.is_file():
            raise NotMeasured(f"{path.name} is not in {folder}: {SOURCES[path.name]} has it.")
    paragraphs = [one for article in _json(xquad)["data"] for one in article["paragraphs"]]
    yield _by_paragraphs(paragraphs)
    yield _by_sentences(paragraphs)
    yield _kazqad(kazqad, judged)


SOURCES: Mapping[str, str] = {
    "xquad_ru.json": "google-deepmind/xquad (xquad.ru.json)",
    "kazqad_val.jsonl": "IS2AI/KazQAD (reading comprehension, validation)",
    "kazqad_qrels_val.tsv": "IS2AI/KazQAD (retrieval, validation)",
}
FILES = tuple(SOURCES)


def _by_paragraphs(paragraphs: Sequence[Any]) -> PassageSet:
    return PassageSet(
        name="XQuAD-ru",
        passages=[one["context"].strip(_MARK) for one in paragraphs],
        asked=[
            Asked(text=question["question"], answers=frozenset({place}))
            for place, one in enumerate(paragraphs)
            for question in one["qas"]
        ],
    )


def _by_sentences(paragraphs: Sequence[Any]) -> PassageSet:
    passages: list[str] = []
    asked: list[Asked] = []
    for one in paragraphs:
        context = one["context"]
        ends = [*(found.end() for found in _SENTENCE_END.finditer(context)), len(context)]
        for question in one["qas"]:
            begin = question["answers"][0]["answer_start"]
            place = next(number for number, end in enumerate(ends) if begin < end)
            asked.append(Asked(text=question["question"], answers=frozenset({len(passages) + place})))
        passages += [context[a:b].strip().strip(_MARK) for a, b in zip([0, *ends], ends, strict=False)]
    return PassageSet(name="LAReQA-ru", passages=passages, asked=asked)


def _kazqad(questions: Path, judged: Path) -> PassageSet:
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    texts = {row["id"].partition("#")[2]: f"{row['title']}. {row['context']}" for row in rows}
    places = {key: place for place, key in enumerate(texts)}
    asked = {row["id"].partition("#")[0]: row["question"] for row in rows}
    answers: dict[str, set[int]] = {}
    for line in judged.read_text("utf-8").splitlines():
        question, _, passage, grade = line.split()
        if int(grade) > 0 and passage in places and question in asked:
            answers.setdefault(question, set()).add(places[passage])
    return PassageSet(
        name="KazQAD",
        passages=list(texts.values()),
        asked=[Asked(text=asked[key], answers=frozenset(found)) for key, found in answers.items()],
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))

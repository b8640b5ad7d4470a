"""Questions and answers in running text: headings with what follows them, or «В:» and «О:» pairs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rag.ingest.entries import DocumentEntry

_ASKS = re.compile(r"^\W*(?:q|question|в|вопрос|с|сұрақ)\s*[:.]\s*(.+)$", re.IGNORECASE)
_ANSWERS = re.compile(r"^\W*(?:a|answer|о|ответ|ж|жауап)\s*[:.]\s*(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    text: str
    number: int
    heading: bool = False


def entries_of(lines: Iterable[Line], *, unit: str = "строка") -> list[DocumentEntry]:
    """A heading or a line that is marked as a question opens an entry; text before the first is left out."""
    found: list[tuple[str, int, list[str]]] = []
    for line in lines:
        asked = line.text.strip() if line.heading else _marked(_ASKS, line.text)
        if asked is not None:
            found.append((_unmarked(asked), line.number, []))
        elif found and line.text.strip():
            answer = _marked(_ANSWERS, line.text)
            found[-1][2].append((line.text if answer is None else answer).strip())
    return [
        DocumentEntry(question=question, answer="\n".join(filter(None, texts)), place=f"{unit} {number}")
        for question, number, texts in found
    ]


def _marked(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.match(text)
    return found.group(1).strip() if found else None


def _unmarked(question: str) -> str:
    return _marked(_ASKS, question) or question

"""Cases: what a client writes and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from rag.evaluation.limits import read_limits
from rag.ingest.errors import IngestError

EXPECTED = frozenset({"answer", "clarify", "human", "smalltalk", "ignore", "optout", "optin", "booking"})
PERSON = frozenset({"human", "booking"})
"""A booking is in a person's hands too, so these two stand for each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    turns: tuple[str, ...]
    """What the client writes, turn by turn; the last one is judged."""
    expect: str
    """An action of the brain, by its value."""
    must: tuple[tuple[str, ...], ...] = ()
    """Of each group one alternative must stand in the answer, in any case of letters."""
    must_not: tuple[str, ...] = ()
    language: str = ""
    kind: str = ""
    """A class of the author's own, such as `refund` or `price`, to be counted apart."""
    max_chars: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """`limits`: what the cases must reach, by the names of the report's figures."""

    cases: list[Case]
    limits: Mapping[str, float] = field(default_factory=dict)


def read_cases(path: Path) -> list[Case]:
    """The cases alone. Raises IngestError."""
    return read_case_file(path).cases


def read_case_file(path: Path) -> CaseFile:
    """A list of cases, or `cases` and `limits`. Raises IngestError, which names the file and the case."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise IngestError(f"{path.name}: файл не читается как YAML.") from error
    file: dict[str, Any] = content if isinstance(content, dict) else {"cases": content}
    listed, limits = file.get("cases"), file.get("limits") or {}
    if not isinstance(listed, list) or not listed or not isinstance(limits, dict):
        raise IngestError(f"{path.name}: нужен список случаев.")
    cases = [_case(entry, number, path) for number, entry in enumerate(listed, 1)]
    return CaseFile(cases=cases, limits=read_limits(limits))


def _case(entry: Any, number: int, path: Path) -> Case:
    try:
        turns = entry.get("turns") or [entry["question"]]
        expect = entry["expect"]
    except (AttributeError, KeyError) as error:
        raise IngestError(
            f"{path.name}, случай {number}: нужны поля question (или turns) и expect."
        ) from error
    if expect not in EXPECTED:
        raise IngestError(f"{path.name}, случай {number}: expect «{expect}» неизвестен.")
    return Case(
        turns=tuple(str(turn) for turn in turns),
        expect=expect,
        must=tuple(tuple(_listed(group)) for group in entry.get("must", [])),
        must_not=tuple(_listed(entry.get("must_not", []))),
        language=entry.get("language", ""),
        kind=str(entry.get("class", "")),
        max_chars=entry.get("max_chars", 0),
    )


def _listed(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]

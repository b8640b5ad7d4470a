"""Cases: what a client writes and what must come of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from rag.ingest.errors import IngestError

EXPECTED = frozenset({"answer", "clarify", "human", "smalltalk", "ignore", "optout", "optin", "booking"})


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
    max_chars: int = 0


def read_cases(path: Path) -> list[Case]:
    """Raises IngestError, which names the file and the case."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise IngestError(f"{path.name}: файл не читается как YAML.") from error
    if not isinstance(content, list):
        raise IngestError(f"{path.name}: нужен список случаев.")
    return [_case(entry, number, path) for number, entry in enumerate(content, 1)]


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
        max_chars=entry.get("max_chars", 0),
    )


def _listed(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]

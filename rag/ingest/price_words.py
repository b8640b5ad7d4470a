"""How price lists call their columns, units and values, from `rag/data/prices`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import yaml

from rag.fitted import DATA

_WORD = re.compile(r"[^\W_]+|₸")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceWords:
    columns: Mapping[str, Sequence[str]]
    languages: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a header means: `language` and `unit` are empty where it names none."""

    kind: str
    language: str = ""
    unit: str = ""


@cache
def price_words() -> PriceWords:
    return PriceWords(**yaml.safe_load((DATA / "prices" / "columns.yaml").read_text("utf-8")))


def column_of(header: str) -> Column | None:
    """None for a column of another kind."""
    words = price_words()
    left = " ".join(_WORD.findall(header.lower()))
    left, language = _without(left, words.languages)
    left, unit = _without(left, words.units)
    kind = next((kind for kind, names in words.columns.items() if left in names), None)
    return Column(kind=kind, language=language, unit=unit) if kind else None


def _without(header: str, named: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The header less the language or unit that stands at its end, «в» and «на» with it."""
    for name, words in named.items():
        for word in sorted(words, key=len, reverse=True):
            if header.endswith(f" {word}"):
                return header.removesuffix(f" {word}").removesuffix(" в").removesuffix(" на"), name
    return header, ""

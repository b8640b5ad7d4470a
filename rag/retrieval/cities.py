"""Cities that a text names: what holds in one of them is not said to a client who asks about another."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from itertools import product
from typing import Any

import yaml

from rag.fitted import DATA
from rag.grams import words

REMEMBERED = 20_000
"""Texts whose cities are kept."""


def elsewhere(asked: Collection[str], entry: str, knowledge: Iterable[str]) -> frozenset[str]:
    """Which of the cities that were asked about the entry does not speak of. One that names no city holds
    wherever the business is, as far as its `knowledge` tells that."""
    if not asked or _speaks_of_all(entry):
        return frozenset()
    told = cities(entry) or frozenset().union(*map(cities, knowledge))
    return frozenset(asked) - told if told else frozenset()


@lru_cache(maxsize=REMEMBERED)
def cities(text: str) -> frozenset[str]:
    """By their Russian names."""
    named = _named().finditer(" ".join(words(text)))
    return frozenset(_names()[str(match.lastgroup)] for match in named)


@lru_cache(maxsize=REMEMBERED)
def _speaks_of_all(text: str) -> bool:
    return _everywhere().search(" ".join(words(text))) is not None


@cache
def _names() -> Mapping[str, str]:
    return {f"city{number}": str(city["name"]) for number, city in enumerate(_data()["cities"])}


@cache
def _named() -> re.Pattern[str]:
    cities_ = zip(_names(), _data()["cities"], strict=True)
    return re.compile("|".join(rf"(?P<{group}>\b(?:{_forms(city)})\b)" for group, city in cities_))


@cache
def _everywhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_forms(_data()['everywhere'])})\b")


def _forms(entry: Mapping[str, Any]) -> str:
    cased = [f"{stem}{case}" for stem, case in product(entry.get("kazakh", ()), _data()["cases"])]
    exact = [" ".join(words(form)) for form in (*entry.get("forms", ()), *cased)]
    begun = [rf"{' '.join(words(stem))}\w*" for stem in entry.get("stems", ())]
    return "|".join(sorted([*exact, *begun], key=len, reverse=True))


@cache
def _data() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((DATA / "places" / "cities.kz.yaml").read_text("utf-8"))
    return content

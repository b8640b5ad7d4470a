"""Things that a text names, out of a list of their names in Russian and Kazakh."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from rag.grams import words

REMEMBERED = 20_000
"""Texts whose things are kept."""


class Naming:
    """`things` are mappings of `name`, and any of `forms`, which stand as they are, `stems`, which begin a
    word, and `kazakh`, which takes the `cases`."""

    def __init__(self, things: Sequence[Mapping[str, Any]], cases: Sequence[str] = ()) -> None:
        self._names = {f"thing{number}": str(thing["name"]) for number, thing in enumerate(things)}
        groups = zip(self._names, things, strict=True)
        self._said = re.compile(
            "|".join(rf"(?P<{group}>\b(?:{_forms(one, cases)})\b)" for group, one in groups)
        )
        self.named = lru_cache(maxsize=REMEMBERED)(self._named)

    def _named(self, text: str) -> frozenset[str]:
        found = self._said.finditer(" ".join(words(text)))
        return frozenset(self._names[str(match.lastgroup)] for match in found)


def _forms(thing: Mapping[str, Any], cases: Sequence[str]) -> str:
    cased = [f"{stem}{case}" for stem, case in product(thing.get("kazakh", ()), cases)]
    exact = [" ".join(words(form)) for form in (*thing.get("forms", ()), *cased)]
    begun = [rf"{' '.join(words(stem))}\w*" for stem in thing.get("stems", ())]
    return "|".join(sorted([*exact, *begun], key=len, reverse=True))

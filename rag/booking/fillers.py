"""What surrounds a wish and is no part of it, from `rag/data/calendar/fillers.yaml`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from rag.calendar.lexicon import folded
from rag.fitted import DATA

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")

Place = tuple[int, int]


def blotted(text: str, places: Sequence[Place]) -> str:
    for start, end in places:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


@cache
def fillers() -> frozenset[str]:
    return _folded("words")


@cache
def links() -> frozenset[str]:
    """They may stand inside a service, but not at its edges."""
    return _folded("links")


@cache
def of_it_alone() -> frozenset[str]:
    """A question of these alone is about what was said before."""
    return _folded("of_it")


@cache
def in_profile() -> frozenset[str]:
    """They point to the name that the messenger shows."""
    return _folded("in_profile")


@cache
def filler_data() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((DATA / "calendar" / "fillers.yaml").read_text("utf-8"))
    return content


def _folded(key: str) -> frozenset[str]:
    return frozenset(map(folded, filler_data()[key]))

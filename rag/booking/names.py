"""The name of whoever wishes."""

import re
from collections.abc import Sequence
from functools import cache

from rag.booking.fillers import WORD, Place, blotted, filler_data, fillers, in_profile, links
from rag.calendar.lexicon import folded
from rag.teaching.names import first_names

_MARKED = re.compile(r"[^,.;:!?()\n]+")
LONGEST_NAME = 4
"""In words."""


def name(text: str, read: Sequence[Place]) -> tuple[str, Place]:
    """Said with «меня зовут», or a common first name that stands alone or at the end; and where it stands."""
    left = blotted(text, read)
    introduced = _introduction().search(folded(left))
    if introduced:
        return _capitalised(left[introduced.start("name") : introduced.end("name")]), introduced.span()
    for piece in _MARKED.finditer(left):
        words = list(WORD.finditer(left, piece.start(), piece.end()))
        known = [folded(word.group()) in _first_names() for word in words]
        if words and known[0] and len(words) < LONGEST_NAME:
            place = words[0].start(), words[-1].end()
            return _capitalised(left[slice(*place)]), place
        if len(words) > 1 and known[-1] and folded(words[-2].group()) not in fillers() | links():
            return _capitalised(words[-1].group()), words[-1].span()
    return "", (0, 0)


def whole_name(text: str, read: Sequence[Place]) -> str:
    """A reply to the question for the name: what it says beside courtesy, if that can be a name."""
    known, _ = name(text, read)
    words = [word for word in WORD.findall(blotted(text, read)) if folded(word) not in fillers()]
    if known or not 0 < len(words) <= LONGEST_NAME or any(any(map(str.isdigit, word)) for word in words):
        return known
    return _capitalised(" ".join(words))


def as_in_profile(text: str) -> bool:
    """«Как в ватсапе», «я там подписана»."""
    return any(folded(word) in in_profile() for word in WORD.findall(text))


def profile_name(called: str) -> str:
    """What of it can be a name, without hearts and phones; empty when nothing can."""
    words = [word for word in WORD.findall(called) if word.isalpha() and len(word) > 1]
    return _capitalised(" ".join(words))


def _capitalised(words: str) -> str:
    words = " ".join(words.split()[:LONGEST_NAME])
    return words.title() if words.islower() else words


@cache
def _introduction() -> re.Pattern[str]:
    ways = "|".join(sorted((folded(way) for way in filler_data()["names"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{ways})[\s:–—-]+(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}})")


@cache
def _first_names() -> frozenset[str]:
    return frozenset(map(folded, first_names()))

"""Whether a person was called for what the knowledge could have answered."""

import re
from collections.abc import Sequence
from enum import StrEnum

SHORT = 2
STEM, SHARED, LEAST_WORDS = 5, 0.6, 3
_FIGURE = re.compile(r"\d+(?:[ \u00a0]\d{3})*")
_WORD = re.compile(r"[^\W\d_]{4,}")


class Grade(StrEnum):
    NEEDED = "needed"
    FALSE = "false"


def grade(found: Sequence[str], replied: str) -> Grade:
    """`found`: the answers of the entries that the bot had found then; `replied`: what the person wrote.

    False when one of the entries says what the person said: all figures of the reply are the entry's, one of
    them telling; a reply without figures shares most of its words with the entry. What agrees with no entry
    was a person's to say, also where it says less or more than the knowledge."""
    return Grade.FALSE if any(_says(entry, replied) for entry in found) else Grade.NEEDED


def _says(entry: str, replied: str) -> bool:
    known, said = _figures(entry), _figures(replied)
    if said:
        return said <= known and any(len(figure) > SHORT for figure in said)
    words, present = _stems(replied), _stems(entry)
    return len(words) >= LEAST_WORDS and len(words & present) >= SHARED * len(words)


def _figures(text: str) -> frozenset[str]:
    """«6 000» is one figure."""
    return frozenset(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORD.findall(text.lower()))

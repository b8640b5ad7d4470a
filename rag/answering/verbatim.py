"""The owner's own approved words."""

from rag.retrieval.found import Found, Retrieved
from rag.trust.evidence import same_fact
from rag.weights import Weights

ALIKE_MARGIN = 4
"""An entry that states the same figures may lie this many times further behind than another one."""


def in_language(found: Found, retrieved: Retrieved, language: str, weights: Weights) -> Found:
    """The entry, or one in the client's language that is nearly as good or states the same figures.

    There is no machine translation: with no such entry it is said as it was written.
    """
    if found.item.language == language:
        return found
    for other in retrieved.found:
        behind = found.score - other.score
        reach = weights.nearly_equal * (ALIKE_MARGIN if same_fact(found, other) else 1)
        if other.item.language == language and 0 <= behind <= reach and _replaces(other, found):
            return other
    return found


def _replaces(other: Found, found: Found) -> bool:
    """Nearly equal scores mean little when the figures speak of different things."""
    return same_fact(other, found) or not (_stated(other) or _stated(found))


def _stated(found: Found) -> bool:
    return any(letter.isdigit() for letter in found.item.answer)

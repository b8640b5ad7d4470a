"""The owner's own approved words."""

from rag.retrieval.found import Found, Retrieved
from rag.trust.evidence import same_fact
from rag.weights import Weights


def spoken(retrieved: Retrieved, language: str, weights: Weights) -> Found:
    """The best entry, or one in the client's language that is nearly as good or states the same figures.

    There is no machine translation: with no such entry the best one is said as it was written.
    """
    best = retrieved.found[0]
    if best.item.language == language:
        return best
    for other in retrieved.found[1:]:
        close = best.score - other.score <= weights.nearly_equal
        alike = same_fact(best, other) and best.score - other.score <= 4 * weights.nearly_equal
        if other.item.language == language and alike and (close or other.item.question):
            return other
    return best

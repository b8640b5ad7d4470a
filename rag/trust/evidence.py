"""What the finding itself tells about how far it can be trusted."""

from collections.abc import Mapping, Sequence
from math import log
from statistics import fmean, pstdev

from rag.figures import figures
from rag.retrieval.found import Found, Retrieved
from rag.understanding.parts import word_count


def evidence(retrieved: Retrieved) -> Mapping[str, float]:
    """Features of the logistic, empty when nothing was found.

    An entry that gives the same figures as the best one is no rival of it: knowledge says the same thing
    in two languages, in a text and in a price list.
    """
    found = retrieved.found
    if not found:
        return {}
    best = found[0]
    rivals = [other for other in found[1:] if not same_fact(best, other)]
    lexical = max(found, key=lambda one: one.cov)
    spread = pstdev([one.cos for one in found]) if len(found) > 1 else 0.0
    return {
        "cos": best.cos,
        "margin": best.score - rivals[0].score if rivals else best.score,
        "cov": best.cov,
        "letters_agree": float(lexical is best or same_fact(best, lexical)),
        "z": (best.cos - fmean(one.cos for one in found)) / spread if spread else 0.0,
        "length": log(1 + word_count(retrieved.question)),
        "spread": best.score - fmean(_scores(found[1:4]) or [0.0]),
    }


def same_fact(one: Found, other: Found) -> bool:
    mine, others = figures(one.item.answer), figures(other.item.answer)
    return bool(mine and others) and (mine <= others or others <= mine)


def _scores(found: Sequence[Found]) -> list[float]:
    return [one.score for one in found]

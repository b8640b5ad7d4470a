"""What the finding itself tells about how far it can be trusted."""

from collections.abc import Mapping
from math import log
from statistics import fmean, pstdev

from rag.figures import figures
from rag.retrieval.found import Found, Retrieved
from rag.understanding.parts import word_count

SHORT = 2


def evidence(retrieved: Retrieved) -> Mapping[str, float]:
    """Features of the logistic, empty when nothing was found.

    An entry that gives the same figures as the best one is no rival of it: knowledge says the same thing
    in two languages, in a text and in a price list.
    """
    found = retrieved.found
    if not found:
        return {}
    best = found[0]
    rival = next((other for other in found[1:] if not same_fact(best, other)), None)
    lexical = max(found, key=lambda one: one.cov)
    spread = pstdev([one.cos for one in found]) if len(found) > 1 else 0.0
    return {
        "cos": best.cos,
        "cos_question": best.similarities[0],
        "cos_both": best.similarities[2],
        "margin": best.score - rival.score if rival else best.score,
        "cov": best.cov,
        "letters_agree": float(lexical is best or same_fact(best, lexical)),
        "z": (best.cos - fmean(one.cos for one in found)) / spread if spread else 0.0,
        "length": log(1 + word_count(retrieved.question)),
        "echoed": best.echoed,
        "affinity": best.fit.affinity,
        "lacking": best.fit.lacking,
        "fit_margin": best.fit.whole - (rival.fit.whole if rival else 0.0),
    }


def same_fact(one: Found, other: Found) -> bool:
    """The figures of one are among those of the other. «2–3 недели» is no part of «2D — 11 000, 3D — 13 000»:
    short numbers count only when there are no others on either side."""
    mine, others = figures(one.item.answer), figures(other.item.answer)
    if not mine or mine == others:
        return bool(mine)
    among = mine <= others or others <= mine
    return among and any(len(number) > SHORT for number in mine & others)

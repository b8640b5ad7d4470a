"""The same word with another ending, in Russian or Kazakh, or with a slip of the finger."""

from functools import lru_cache
from itertools import pairwise

STEM = 3
"""Letters that a word and its other forms share at least."""
ENDING, LONG_ENDING = 4, 6
"""Letters that differ behind the shared ones; more where the one is the whole of the other's beginning:
Kazakh puts several endings one behind another."""
SLIP, SLIP_LENGTH = 0.7, 6
_LATIN = str.maketrans("дхм", "dxm")
"""«2д» is «2D»."""
_SOFT = frozenset("аеиоуыэюяьй")


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Both as `grams.words` spells them. What has a digit in it is the same only when it is equal."""
    if not (one.isalpha() and other.isalpha()):
        return one.translate(_LATIN) == other.translate(_LATIN)
    return one == other or (one[0] == other[0] and (_other_form(one, other) or _slip(one, other)))


def _other_form(one: str, other: str) -> bool:
    shared = _shared(one, other)
    tails = one[shared:], other[shared:]
    longest = max(map(len, tails))
    if shared >= STEM and not all(tails):
        return longest <= LONG_ENDING
    if shared == STEM:
        return longest <= STEM and all(tail[0] in _SOFT for tail in tails)
    return shared > STEM and longest <= ENDING and shared >= min(len(one), len(other)) - 2


def _shared(one: str, other: str) -> int:
    """Letters that both begin with."""
    letters = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, others) in letters if mine != others), min(len(one), len(other)))


def _slip(one: str, other: str) -> bool:
    """«манекюр»."""
    if min(len(one), len(other)) < SLIP_LENGTH or abs(len(one) - len(other)) > 2:
        return False
    mine, others = _pairs(one), _pairs(other)
    return 2 * len(mine & others) / (len(mine) + len(others)) >= SLIP


def _pairs(word: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(f" {word} "))

"""Words as short runs of letters: finds the same word with another ending, in Russian and Kazakh alike."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

SIZE = 4
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans("ёәіңғүұқөһ", "еаингуукох")
"""Many people write Kazakh without its own letters."""
_ORDINARY_LENGTH = 200.0
_SATURATION, _LENGTH_SHARE = 1.2, 0.75  # k1 and b of BM25


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A sparse vector."""

    indices: Sequence[int]
    values: Sequence[float]


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().translate(_PLAIN))


def grams(text: str) -> Counter[int]:
    """How often each word-bounded run of four letters occurs, by its number (31 bits of CRC-32)."""
    counted: Counter[int] = Counter()
    for word in words(text):
        counted.update(_of_word(word))
    return counted


@lru_cache(maxsize=65536)
def _of_word(word: str) -> tuple[int, ...]:
    bounded = f" {word} "
    starts = range(max(len(bounded) - SIZE + 1, 1))
    return tuple(crc32(bounded[start : start + SIZE].encode()) & 0x7FFFFFFF for start in starts)


def query_terms(text: str) -> Terms:
    indices = sorted(grams(text))
    return Terms(indices=indices, values=[1.0] * len(indices))


def entry_terms(text: str) -> Terms:
    """Weights of BM25 without IDF, which the index adds."""
    counted = grams(text)
    length = sum(counted.values()) / _ORDINARY_LENGTH
    damping = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length)
    indices = sorted(counted)
    values = [counted[index] * (_SATURATION + 1) / (counted[index] + damping) for index in indices]
    return Terms(indices=indices, values=values)

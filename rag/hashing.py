"""Texts as fixed-size vectors of letter runs, without a dictionary to keep."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from zlib import crc32

import numpy as np

from rag.vectors import Matrix, normalised

Counted = Callable[[str], Counter[str]]


def hashed(texts: Sequence[str], counted: Counted, size: int) -> Matrix:
    """Shape (n, size), rows of length 1: counts damped by a logarithm, with signs so that collisions
    cancel out on average."""
    rows = np.zeros((len(texts), size), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for feature, count in counted(text).items():
            number = crc32(feature.encode())
            row[number % size] += (1 + log(count)) * (1 if number >> 31 else -1)
    return normalised(rows)


def runs(word: str, lengths: Sequence[int]) -> list[str]:
    return [word[start : start + n] for n in lengths for start in range(len(word) - n + 1)]

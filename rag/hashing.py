"""Texts as fixed-size vectors of letter runs, without a dictionary to keep."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from zlib import crc32

import numpy as np

from rag.vectors import Matrix, normalised

Counted = Callable[[str], Counter[int]]


def hashed(texts: Sequence[str], counted: Counted, size: int) -> Matrix:
    """Shape (n, size), rows of length 1: counts of features, by their numbers, damped by a logarithm, with
    signs so that collisions cancel out on average."""
    rows = np.zeros((len(texts), size), np.float32)
    for row, text in zip(rows, texts, strict=True):
        features = counted(text)
        numbers = np.fromiter(features.keys(), np.uint32, len(features))
        counts = np.fromiter(features.values(), np.float32, len(features))
        np.add.at(row, numbers % size, (1 + np.log(counts)) * np.where(numbers >> 31, 1, -1))
    return normalised(rows)


def numbered(features: Iterable[str]) -> tuple[int, ...]:
    """32 bits each."""
    return tuple(crc32(feature.encode()) for feature in features)


def runs(word: str, lengths: Sequence[int]) -> list[str]:
    return [word[start : start + n] for n in lengths for start in range(len(word) - n + 1)]

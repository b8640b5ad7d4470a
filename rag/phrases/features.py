"""A phrase as the classifier sees it: its meaning and its letters side by side."""

import re
from collections import Counter
from functools import lru_cache

import numpy as np

from rag.hashing import hashed, numbered, runs
from rag.vectors import Matrix, normalised

SIZE = 4096
FORM = "meaning 3 + letters 2-5, word pairs, 4096 x 3"
_SHARPNESS = np.float32(3.0)
_TOKEN = re.compile(r"\w+|[?]|[^\w\s.,!:;()\"'«»—–-]")
_PLAIN = str.maketrans("ёәіңғүұқөһ", "еаингуукох")


def features(texts: list[str], embeddings: Matrix, centre: Matrix) -> Matrix:
    """`embeddings` of these texts as queries, (n, dims) → (n, dims + SIZE)."""
    meaning = normalised(embeddings - centre)
    return np.hstack([meaning, hashed(texts, _counted, SIZE)]) * _SHARPNESS


def _counted(text: str) -> Counter[int]:
    tokens = _TOKEN.findall(text.lower().translate(_PLAIN))
    found: Counter[int] = Counter()
    for token in tokens:
        found.update(_of_token(token))
    pairs = zip(["<", *tokens], [*tokens, ">"], strict=True)
    found.update(numbered(f"{left}+{right}" for left, right in pairs))
    return found


@lru_cache(maxsize=16384)
def _of_token(token: str) -> tuple[int, ...]:
    return numbered([f"={token}", *runs(f" {token} ", (2, 3, 4, 5))])

"""Tells Russian, Kazakh, both in one sentence, Latin typing and English apart by runs of letters."""

import re
from collections import Counter
from functools import cache, lru_cache

import numpy as np

from rag import fitted
from rag.fitted import DATA, Fitted
from rag.hashing import hashed, numbered, runs
from rag.linear import fit
from rag.phrases.examples import examples, fingerprint
from rag.vectors import Matrix

SIZE = 2048
_SHARPNESS = 5.0
_L2 = 1e-4
_FORM = "letters 1-4, 2048"
_WORD = re.compile(r"[^\W\d_]+")
PATH = DATA / "models" / "language.npz"


def features(texts: list[str]) -> Matrix:
    return hashed(texts, _counted, SIZE) * np.float32(_SHARPNESS)


def _counted(text: str) -> Counter[int]:
    found: Counter[int] = Counter()
    for word in _WORD.findall(text.lower()):
        found.update(_of_word(word))
    return found


@lru_cache(maxsize=16384)
def _of_word(word: str) -> tuple[int, ...]:
    return numbered([f"={word}", *runs(f" {word} ", (1, 2, 3, 4))])


@cache
def language_model() -> Fitted:
    """The shipped file; fitted anew in about two seconds when the phrases have changed since."""
    return fitted.load(PATH, fingerprint_of_phrases()) or fit_language_model()


def fit_language_model() -> Fitted:
    phrases = [phrase for phrase in examples("intents") if _WORD.search(phrase.text)]
    linear = fit(
        features([phrase.text for phrase in phrases]), [phrase.language for phrase in phrases], l2=_L2
    )
    return Fitted(linear=linear, centre=np.zeros(0, np.float32), fingerprint=fingerprint_of_phrases())


def fingerprint_of_phrases() -> str:
    """Of what the model is to be fitted on now."""
    return fingerprint(examples("intents"), _FORM)

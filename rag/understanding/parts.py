"""A turn in parts: people put a greeting, a question and a request into one message."""

import re
from collections.abc import Sequence

from rag.cutting.lexicon import lexicon
from rag.grams import words

_SENTENCE = re.compile(r"(?<=[.!?…;])\s+|\n+")
_CLAUSE = re.compile(r"\s*[,;:—–]\s+|\s+-\s+")
_JOINT = re.compile(r"\s*,\s+(?:(?:и|а|да|ал|әрі)\s+)?|\s+(?:и|а|да|және|әрі)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_CLOSED = re.compile(r"[.!?…)\U0001F300-\U0001FAFF]\s*$")
MOST = 12
FRAGMENT = 3


def sentences(texts: Sequence[str]) -> list[str]:
    """Everything that ends with a mark or a new line, in order, empty ones left out."""
    found = [part.strip() for text in texts for part in _SENTENCE.split(text)]
    return [part for part in found if part]


def joined(texts: Sequence[str]) -> list[str]:
    """Fragments put together: «а сколько», «стоит», «маникюр» is one sentence in three messages.

    A message of up to FRAGMENT words without a closing mark goes on in the next one.
    """
    whole: list[str] = []
    for text in texts:
        if whole and word_count(whole[-1].rsplit("\n", 1)[-1]) <= FRAGMENT and not _CLOSED.search(whole[-1]):
            whole[-1] = f"{whole[-1]} {text}"
        else:
            whole.append(text)
    return whole


def clauses(sentence: str) -> list[str]:
    """Pieces between commas and dashes, when there are several and each has two words or more."""
    pieces = [piece.strip() for piece in _CLAUSE.split(sentence)]
    long_enough = [piece for piece in pieces if len(_WORD.findall(piece)) >= 2]
    return long_enough if len(pieces) > 1 else []


def asked_apart(sentence: str) -> list[str]:
    """Two or more questions of one sentence: «сколько стоит и какая гарантия». Empty where it is one."""
    pieces = [piece.strip() for piece in _JOINT.split(sentence)]
    asking = [not lexicon("interrogative").isdisjoint(words(piece)) for piece in pieces]
    return pieces if len(pieces) > 1 and all(asking) else []


def has_words(text: str) -> bool:
    return bool(_WORD.search(text))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def word_count(text: str) -> int:
    return len(_WORD.findall(text))

"""What kind of fact is asked for, and which words of the question merely ask."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rag.alike import same_word
from rag.grams import words
from rag.language.latin import in_cyrillic
from rag.phrases.classifier import Classifier
from rag.phrases.examples import examples

FOLDER = "facts"
SHORT = 3
"""Words so short have no endings to be forgiven."""
_MARK = re.compile(r"[+,&]")


class Kind(StrEnum):
    PRICE = "price"
    DURATION = "duration"
    OPEN_NOW = "open_now"
    HOURS = "hours"
    OTHER = "other"


OF_SERVICES = frozenset({Kind.PRICE, Kind.DURATION})
OF_TIME = frozenset({Kind.OPEN_NOW, Kind.HOURS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    kind: Kind
    probability: float


class Kinds:
    """`phrases` is the classifier of `rag/data/facts`."""

    def __init__(self, phrases: Classifier) -> None:
        self._phrases = phrases

    async def of(self, texts: Sequence[str]) -> Sequence[Asked]:
        """Prices and durations ask of services, the others of time: within one family the likelier one is
        taken, with the probability of both."""
        rows, _ = await self._phrases.scores(texts)
        return [_likeliest({Kind(name): score for name, score in row.items()}) for row in rows]


def _likeliest(scores: dict[Kind, float]) -> Asked:
    families = (OF_SERVICES, OF_TIME, frozenset({Kind.OTHER}))
    family = max(families, key=lambda kinds: sum(scores[kind] for kind in kinds))
    kind = max(family, key=lambda one: scores[one])
    return Asked(kind=kind, probability=sum(scores[one] for one in family))


def tokens(question: str) -> list[str]:
    """Words as they are compared, and the marks that join."""
    return words(_MARK.sub(lambda mark: f" {_JOINING[mark.group()]} ", question))


_JOINING = {"+": "плюс", ",": "запятая", "&": "плюс"}


def merely_asks(word: str, kinds: frozenset[Kind]) -> bool:
    """It stands in our phrases of these kinds beside what they ask about: «сколько», «подскажите»."""
    return any(
        word == one or (len(one) > SHORT and same_word(word, one)) for one in _frame(kinds).get(word[0], ())
    )


@cache
def _frame(kinds: frozenset[Kind]) -> Mapping[str, frozenset[str]]:
    """By the first letter."""
    frame: defaultdict[str, set[str]] = defaultdict(set)
    for phrase in examples(FOLDER):
        if phrase.label in kinds:
            written = in_cyrillic(phrase.frame) if phrase.language == "translit" else phrase.frame
            for word in words(written):
                frame[word[0]].add(word)
    return {letter: frozenset(found) for letter, found in frame.items()}

"""«А сколько он стоит?» means what was asked before."""

from collections.abc import Sequence

from desk.message import Message, Role
from rag.grams import words
from rag.language.detect import detect
from rag.understanding.parts import word_count, words_of

_POINTERS = frozenset(
    {
        "он",
        "она",
        "оно",
        "они",
        "его",
        "её",
        "их",
        "него",
        "неё",
        "это",
        "этот",
        "эта",
        "эти",
        "того",
        "этого",
    }
    | {"тот", "такой", "такая", "там", "туда", "ол", "оның", "оны", "оған", "бұл", "бұның", "мұның", "мынау"}
    | {"сол", "соны", "соның", "сонда", "ондай", "мұндай", "онда", "олар", "олардың"}
)
_OPENERS = ("а ", "и ", "ал ", "сонда ", "тогда ", "ну а ")
_CLOSER = "ше"
FEWEST_WORDS, MOST_WORDS = 3, 6


def subject(question: str, history: Sequence[Message]) -> str:
    """What the client asked in full before, when this may be its continuation: it is short, and it begins
    or ends like one or points at something that it does not name. Else empty."""
    if not _continues(question):
        return ""
    asked = (
        said.text for said in reversed(history) if said.role is Role.CLIENT and word_count(said.text) >= 2
    )
    earlier = next((text for text in asked if not _continues(text)), "")
    return detect(earlier, hint="ru").readable


def _points(question: str) -> bool:
    """Names by a pronoun what it is about: it means nothing by itself."""
    return bool(_POINTERS & set(words_of(question)))


def stands_alone(question: str) -> bool:
    """«а парковка есть?», but neither «а она большая?» nor «а педикюр?»."""
    return word_count(question) >= FEWEST_WORDS and not _points(question)


def named(question: str) -> frozenset[str]:
    """Its words without pronouns, spelt as letters are compared."""
    return frozenset(words(question)) - frozenset(words(" ".join(_POINTERS)))


def lately_said(history: Sequence[Message]) -> str:
    """The last words the client read."""
    return next((said.text for said in reversed(history) if said.role is not Role.CLIENT and said.text), "")


def _continues(question: str) -> bool:
    lowered = question.lower().strip()
    if word_count(lowered) > MOST_WORDS:
        return False
    return lowered.startswith(_OPENERS) or words_of(lowered)[-1:] == [_CLOSER] or _points(lowered)

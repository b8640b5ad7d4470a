"""«А сколько он стоит?» means what was asked before."""

from collections.abc import Sequence

from desk.message import Message, Role
from rag.language.detect import detect
from rag.understanding.parts import word_count

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
MOST_WORDS = 6


def standalone(question: str, history: Sequence[Message]) -> str:
    """The question joined with the client's last one when it can't stand alone: short, and it either
    begins like a continuation or points at something that was not named in it."""
    if not depends(question):
        return question
    earlier = next((said.text for said in reversed(history) if said.role is Role.CLIENT and said.text), "")
    return f"{detect(earlier, hint='ru').readable} {question}" if word_count(earlier) >= 2 else question


def depends(question: str) -> bool:
    lowered = question.lower().strip()
    if word_count(lowered) > MOST_WORDS:
        return False
    words = set("".join(letter if letter.isalnum() else " " for letter in lowered).split())
    return lowered.startswith(_OPENERS) or bool(words & _POINTERS)

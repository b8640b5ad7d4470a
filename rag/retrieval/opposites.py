"""«Без покрытия» is no answer to «с покрытием»."""

from collections.abc import Callable

from rag.grams import words

_WITH, _WITHOUT = frozenset({"с", "со"}), frozenset({"без"})
_WITH_ENDINGS, _WITHOUT_ENDINGS = ("мен", "пен", "бен"), ("сыз", "сиз")
REACH = 2
"""Words after the preposition that it may mean: «с гель-лаком», «без нового покрытия»."""
SHORTEST, ENDING = 3, 2


def opposed_to(question: str) -> Callable[[str], bool]:
    """Whether a heading is with something that the question is without, or the other way round, in Russian
    or Kazakh; saying nothing opposes nothing."""
    wanted, unwanted = _with(question), _without(question)

    def is_opposed(heading: str) -> bool:
        return bool(wanted and _clash(wanted, _without(heading))) or bool(
            unwanted and _clash(unwanted, _with(heading))
        )

    return is_opposed


def _clash(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(_same_word(one, other) for one in some for other in others)


def _same_word(one: str, other: str) -> bool:
    """In another case of it."""
    stem = max(SHORTEST, min(len(one), len(other)) - ENDING)
    return len(one) >= stem and one[:stem] == other[:stem]


def _with(text: str) -> frozenset[str]:
    return _named(text, _WITH, _WITH_ENDINGS)


def _without(text: str) -> frozenset[str]:
    return _named(text, _WITHOUT, _WITHOUT_ENDINGS)


def _named(text: str, prepositions: frozenset[str], endings: tuple[str, ...]) -> frozenset[str]:
    told = words(text)
    after = {
        word
        for place, found in enumerate(told)
        if found in prepositions
        for word in told[place + 1 : place + 1 + REACH]
    }
    return frozenset(after | {word[:-3] for word in told if word.endswith(endings)})

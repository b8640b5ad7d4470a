"""What is wished for: the service that is left once day and hour are read."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rag.booking.fillers import WORD, Place, blotted, filler_data, fillers, links
from rag.calendar.lexicon import folded, lexicon

_MARK = re.compile(r"[,.;:!?()\n]+")
_SHORTEST_STEM = 3
LONGEST_SERVICE = 8
"""In words."""

ANNOUNCES = "на"


def service(text: str, read: Sequence[Place]) -> str:
    """The longest run of words that are neither read already nor mere courtesy, as the client wrote it."""
    left = _greetings().sub("\n", blotted(text, read))
    runs = [run for piece in _pieces(left) for run in _runs(piece)]
    _, longest = max(runs, key=lambda run: (run[0], len(run[1])), default=(False, ""))
    return _plain(longest) if len(longest.split()) <= LONGEST_SERVICE else ""


def _pieces(text: str) -> Iterator[str]:
    return (piece.strip() for piece in _MARK.split(text) if piece.strip())


def _runs(piece: str) -> Iterator[tuple[bool, str]]:
    """Stretches between fillers; small links hold them together, but not at an edge. First whether «на»
    announces it."""
    run: list[str] = []
    before, announced = "", False
    for word in [*WORD.findall(piece), ""]:
        linked = folded(word) in links() | _calendar() and run
        if word and (linked or folded(word) not in fillers() | links() | _calendar()):
            announced = announced if run else before == ANNOUNCES
            run.append(word)
        else:
            while run and folded(run[-1]) in links() | _calendar():
                run.pop()
            if run and not all(part.isdigit() for part in run):
                yield announced, " ".join(run)
            run = []
        before = folded(word)


def _plain(words: str) -> str:
    """Without the Kazakh «to» at its end: «маникюрге» is a manicure."""
    for ending in filler_data()["kazakh_dative"]:
        if words.endswith(ending) and len(words.rsplit(maxsplit=1)[-1]) >= len(ending) + _SHORTEST_STEM:
            return words.removesuffix(ending)
    return words


@cache
def _greetings() -> re.Pattern[str]:
    """As they are written, in any letter case."""
    return re.compile("|".join(filler_data()["greetings"]), re.IGNORECASE)


@cache
def _calendar() -> frozenset[str]:
    """Words that may speak of days and hours, such as the day in «день рождения»."""
    return frozenset(
        form[0] for form, meaning in lexicon().items() if len(form) == 1 and meaning[0][0] != "U"
    )

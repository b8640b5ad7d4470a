"""What is left of a wish once its day and hour are read: the service and the client's name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from rag.booking.lexicon import folded, lexicon
from rag.fitted import DATA
from rag.teaching.names import first_names

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_MARK = re.compile(r"[,.;:!?()\n]+")
_MARKED = re.compile(r"[^,.;:!?()\n]+")
_SHORTEST_STEM = 3
LONGEST_SERVICE, LONGEST_NAME = 8, 4
"""In words."""

ANNOUNCES = "на"
OPENERS = ("а", "и", "ал", "ну")

Place = tuple[int, int]


def service(text: str, read: Sequence[Place]) -> str:
    """The longest run of words that are neither read already nor mere courtesy, as the client wrote it."""
    left = _greetings().sub("\n", blotted(text, read))
    runs = [run for piece in _pieces(left) for run in _runs(piece)]
    _, longest = max(runs, key=lambda run: (run[0], len(run[1])), default=(False, ""))
    return _plain(longest) if len(longest.split()) <= LONGEST_SERVICE else ""


def name(text: str, read: Sequence[Place]) -> tuple[str, Place]:
    """Said with «меня зовут», or a common first name that stands alone or at the end; and where it stands."""
    left = blotted(text, read)
    introduced = _introduction().search(folded(left))
    if introduced:
        return _capitalised(left[introduced.start("name") : introduced.end("name")]), introduced.span()
    for piece in _MARKED.finditer(left):
        words = list(_WORD.finditer(left, piece.start(), piece.end()))
        known = [folded(word.group()) in _first_names() for word in words]
        if words and known[0] and len(words) < LONGEST_NAME:
            place = words[0].start(), words[-1].end()
            return _capitalised(left[slice(*place)]), place
        if len(words) > 1 and known[-1] and folded(words[-2].group()) not in _fillers() | _links():
            return _capitalised(words[-1].group()), words[-1].span()
    return "", (0, 0)


def whole_name(text: str, read: Sequence[Place]) -> str:
    """A reply to the question for the name: what it says beside courtesy, if that can be a name."""
    known, _ = name(text, read)
    words = [word for word in _WORD.findall(blotted(text, read)) if folded(word) not in _fillers()]
    if known or not 0 < len(words) <= LONGEST_NAME or any(any(map(str.isdigit, word)) for word in words):
        return known
    return _capitalised(" ".join(words))


def of_it(question: str) -> bool:
    """Names nothing by itself: «а сколько стоит?»."""
    words = _WORD.findall(question)
    return bool(words) and all(folded(word) in _empty() for word in words)


def without_opener(question: str) -> str:
    """«а сколько стоит?» without its first word and its mark, ready to go on with what it is about."""
    words = _WORD.findall(question)
    return " ".join(words[1:] if words[0].lower() in OPENERS else words)


def blotted(text: str, places: Sequence[Place]) -> str:
    for start, end in places:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _pieces(text: str) -> Iterator[str]:
    return (piece.strip() for piece in _MARK.split(text) if piece.strip())


def _runs(piece: str) -> Iterator[tuple[bool, str]]:
    """Stretches between fillers; small links hold them together, but not at an edge. First whether «на»
    announces it."""
    run: list[str] = []
    before, announced = "", False
    for word in [*_WORD.findall(piece), ""]:
        linked = folded(word) in _links() | _calendar() and run
        if word and (linked or folded(word) not in _fillers() | _links() | _calendar()):
            announced = announced if run else before == ANNOUNCES
            run.append(word)
        else:
            while run and folded(run[-1]) in _links() | _calendar():
                run.pop()
            if run and not all(part.isdigit() for part in run):
                yield announced, " ".join(run)
            run = []
        before = folded(word)


def _plain(words: str) -> str:
    """Without the Kazakh «to» at its end: «маникюрге» is a manicure."""
    for ending in _data()["kazakh_dative"]:
        if words.endswith(ending) and len(words.rsplit(maxsplit=1)[-1]) >= len(ending) + _SHORTEST_STEM:
            return words.removesuffix(ending)
    return words


def _capitalised(words: str) -> str:
    words = " ".join(words.split()[:LONGEST_NAME])
    return words.title() if words.islower() else words


@cache
def _introduction() -> re.Pattern[str]:
    ways = "|".join(sorted((folded(way) for way in _data()["names"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{ways})[\s:–—-]+(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}})")


@cache
def _greetings() -> re.Pattern[str]:
    """As they are written, in any letter case."""
    return re.compile("|".join(_data()["greetings"]), re.IGNORECASE)


@cache
def _calendar() -> frozenset[str]:
    """Words that may speak of days and hours, such as the day in «день рождения»."""
    return frozenset(
        form[0] for form, meaning in lexicon().items() if len(form) == 1 and meaning[0][0] != "U"
    )


@cache
def _fillers() -> frozenset[str]:
    return frozenset(folded(word) for word in _data()["words"])


@cache
def _empty() -> frozenset[str]:
    return frozenset(folded(word) for word in _data()["of_it"])


@cache
def _links() -> frozenset[str]:
    return frozenset(folded(word) for word in _data()["links"])


@cache
def _first_names() -> frozenset[str]:
    return frozenset(map(folded, first_names()))


@cache
def _data() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((DATA / "calendar" / "fillers.yaml").read_text("utf-8"))
    return content

"""Words that speak of days and hours, in all their forms, from `rag/data/calendar`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from itertools import product
from typing import Any

import yaml

from rag.fitted import DATA

_PLAIN = str.maketrans("ёәіңғүұқөһ", "еаингуукох")
LONG = 6
"""Letters of a word that is known with a typo too."""
BACK, FRONT = "аыоұу", "еіөүә"
TEN = 10
ONE, TWO = range(1, 10), (20, 30, 40, 50)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, in hours from and to."""

    name: str
    start: int
    end: int


Value = int | time | Part | None
Meaning = tuple[tuple[str, Value], ...]
"""What a form stands for: one kind of `rag.booking.lexemes`, or two when an ending adds its own."""
Form = tuple[str, ...]


def folded(text: str) -> str:
    """Compared without case, ё and the letters of Kazakh alone; as long as before."""
    return "".join(letter.lower()[:1] or letter for letter in text).translate(_PLAIN)


@cache
def lexicon() -> Mapping[Form, Meaning]:
    """Forms of one word and of several; a later entry never replaces an earlier one."""
    found: dict[Form, Meaning] = {}
    entries = (
        _links(_data("links")),
        _days(_data("days")),
        _hours(_data("hours")),
        _numbers(_data("numbers")),
    )
    for group in entries:
        for words, meaning in group:
            found.setdefault(tuple(folded(words).split()), meaning)
    return found


@cache
def misspelt() -> Mapping[str, Form]:
    """Long weekdays and months with one letter left out, or with one too many when it is left out too."""
    found: dict[str, Form] = {}
    for form, meaning in lexicon().items():
        if len(form) == 1 and len(form[0]) >= LONG and meaning[0][0] in "WM":
            found |= dict.fromkeys([form[0], *shortened(form[0])], form)
    return found


def shortened(word: str) -> list[str]:
    """The word without one of its letters; a typo of one letter leaves one of these the same."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


@cache
def endings() -> Mapping[str, str]:
    """What stands behind figures: the kinds of «15-го», «3-те», «5-ке дейін»."""
    data = _data("numbers")
    russian = data["russian_endings"]
    groups = (
        ("Nl", data["at"]),
        ("Nu", data["to"]),
        ("Na", data["from"]),
        ("O", russian["ordinal"]),
        ("N", russian["cardinal"]),
        ("o", data["of_month"]),
    )
    return {folded(ending): kinds for kinds, words in reversed(groups) for ending in words}


def _data(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((DATA / "calendar" / f"{name}.yaml").read_text("utf-8"))
    return content


def _links(data: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Meaning]]:
    kinds = {
        "at": "v",
        "onto": "n",
        "from": "s",
        "to": "d",
        "after": "f",
        "ahead": "t",
        "or": "y",
        "and": "&",
    }
    for name, kind in kinds.items():
        yield from _all(data[name], kind)


def _days(data: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for kind, name in (("W", "weekdays"), ("M", "months")):
        for number, entry in enumerate(data[name]):
            cased = (f"{stem}{case}" for stem, case in product(entry["kazakh"], data["kazakh_cases"]))
            yield from _all([*entry["russian"], *cased], kind, number + (kind == "M"))
    for ahead, words in data["days_ahead"].items():
        yield from _all(words, "D", ahead)
    kinds = {"weekend": "E", "week": "K", "week_from": "k", "day": "z", "day_of": "Z", "day_from": "x"}
    for name, kind in {**kinds, "date": "g", "next": "X", "this": "T"}.items():
        yield from _all(data[name], kind)


def _hours(data: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for entry in data["parts"]:
        yield from _all(entry["words"], "P", Part(entry["name"], entry["from"], entry["to"]))
    yield from _all(data["any"], "w")
    yield from _all(data["noon"], "L", time(12))
    yield from _all(data["midnight"], "L", time(0))
    yield from _all(data["one_hour"], "I", 1)
    kinds = {"hour": "H", "hours_from": "R", "half_hour": "J", "minute": "i", "half": "h", "half_past": "j"}
    for name, kind in {**kinds, "quarter": "q", "less": "b"}.items():
        yield from _all(data[name], kind)


def _numbers(data: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    cardinals, ordinals = data["russian"], data["russian_ordinals"]
    for number, words in _with_tens(cardinals, cardinals):
        yield from _all(words, "N", number)
    for number, words in _with_tens(ordinals, cardinals):
        yield from _all(words, "O", number)
        yield from _all([f"пол{word}" for word in words], "h", number)
    for number, stem in _kazakh(data["kazakh"]):
        plain = "U" if stem in data["alike"] else "N"
        yield stem, ((plain, number),)
        for name, kind in (("at", "l"), ("to", "u"), ("from", "a")):
            cased = _harmonious(stem, data[name])
            yield from ((word, (("U" if number == TEN else "N", number), (kind, None))) for word in cased)
        yield from _all(_harmonious(stem, data["of_month"]), "o", number)


def _harmonious(stem: str, endings_: Iterable[str]) -> list[str]:
    """With those endings whose vowels go with the stem's last one: «төртке», but «алтыға»."""
    vowel = next(letter for letter in reversed(stem) if letter in BACK + FRONT)
    other = FRONT if vowel in BACK else BACK
    return [f"{stem}{ending}" for ending in endings_ if not set(ending) & set(other)]


def _with_tens(
    units: Mapping[int, Sequence[str]], tens: Mapping[int, Sequence[str]]
) -> Iterator[tuple[int, list[str]]]:
    """The numbers themselves and those of two words: «двадцать пятого»."""
    yield from ((number, list(words)) for number, words in units.items())
    for ten, one in product(TWO, ONE):
        yield ten + one, [f"{left} {right}" for left, right in product(tens[ten], units[one])]


def _kazakh(stems: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    yield from stems.items()
    yield from ((ten + one, f"{stems[ten]} {stems[one]}") for ten, one in product((10, *TWO), ONE))


def _all(words: Iterable[str], kind: str, value: Value = None) -> Iterator[tuple[str, Meaning]]:
    return ((word, ((kind, value),)) for word in words)

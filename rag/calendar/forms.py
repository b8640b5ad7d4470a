"""All forms of the words that speak of days and hours, from `rag/data/calendar`, with what they stand for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from itertools import product
from typing import Any

import yaml

from rag.calendar.holidays import holidays
from rag.fitted import DATA

BACK, FRONT = "аыоұу", "еіөүә"
TEN = 10
ONE, TWO = range(1, 10), (20, 30, 40, 50)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, in hours from and to."""

    name: str
    start: int
    end: int


Value = int | time | Part | tuple[int, ...] | None
Meaning = tuple[tuple[str, Value], ...]
"""What a form stands for: one kind of `rag.calendar.lexemes`, or two when an ending adds its own."""
Forms = Iterator[tuple[str, Meaning]]
"""Of one word and of several, as they are written."""


def forms() -> Forms:
    """Where one comes twice, its first meaning counts."""
    yield from _links(calendar_data("links"))
    yield from _days(calendar_data("days"))
    yield from _holidays()
    yield from _hours(calendar_data("hours"))
    yield from _numbers(calendar_data("numbers"))


@cache
def calendar_data(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((DATA / "calendar" / f"{name}.yaml").read_text("utf-8"))
    return content


def _links(data: Mapping[str, Sequence[str]]) -> Forms:
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


def _days(data: Mapping[str, Any]) -> Forms:
    for kind, name in (("W", "weekdays"), ("M", "months")):
        for number, entry in enumerate(data[name]):
            stems = [*entry["kazakh"], entry["russian"][0]]
            cased = (f"{stem}{case}" for stem, case in product(stems, data["kazakh_cases"]))
            words = [*entry["russian"], *entry["english"], *cased]
            yield from _all(words, kind, number + (kind == "M"))
    for ahead, words in data["days_ahead"].items():
        yield from _all(words, "D", ahead)
    yield from _all(data["now"], "B", 0)
    kinds = {"nowadays": "G", "weekend": "E", "workdays": "F", "week": "K", "week_from": "k", "day": "z"}
    kinds |= {"day_of": "Z", "day_from": "x", "date": "g", "next": "X", "this": "T"}
    for name, kind in kinds.items():
        yield from _all(data[name], kind)


def _holidays() -> Forms:
    """A holiday is a date, as if it were written in figures."""
    for (month, day), names in holidays().yearly.items():
        yield from _all(names.get("called", ()), "A", (day, month))


def _hours(data: Mapping[str, Any]) -> Forms:
    for entry in data["parts"]:
        yield from _all(entry["words"], "P", Part(entry["name"], entry["from"], entry["to"]))
    yield from _all(data["any"], "w")
    yield from _all(data["noon"], "L", time(12))
    yield from _all(data["midnight"], "L", time(0))
    yield from _all(data["one_hour"], "I", 1)
    kinds = {"hour": "H", "hours_from": "R", "half_hour": "J", "minute": "i", "half": "h", "half_past": "j"}
    for name, kind in {**kinds, "quarter": "q", "less": "b"}.items():
        yield from _all(data[name], kind)


def _numbers(data: Mapping[str, Any]) -> Forms:
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


def _all(words: Iterable[str], kind: str, value: Value = None) -> Forms:
    return ((word, ((kind, value),)) for word in words)

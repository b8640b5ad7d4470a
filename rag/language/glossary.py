"""Words of clients put into the words of owners: Kazakh, slang and English into plain Russian, word by word.

What comes of it is no translation to be read by people, but enough to find by.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.fitted import DATA
from rag.language.endings import in_plain_letters, kazakh_forms, kazakh_stems, russian_forms, russian_stems

FOLDER = DATA / "glossary"
LONGEST = 3
"""Words of a phrase."""
_WORD = re.compile(r"[\w²]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    phrases: Mapping[tuple[str, ...], str]
    """Words in plain letters, and what they mean; empty for those that tell nothing."""
    stems: Callable[[str], Iterator[str]]

    def longest(self, told: Sequence[str]) -> tuple[int, str] | None:
        """The longest known phrase at the beginning, its last word in any form."""
        for length in range(min(LONGEST, len(told)), 0, -1):
            for stem in self.stems(told[length - 1]):
                meaning = self.phrases.get((*told[: length - 1], stem))
                if meaning is not None:
                    return length, meaning
        return None


def glossed(text: str, kind: str) -> str:
    """`kind` is the language that `language.detect` names. Empty when no word has another meaning."""
    glossaries = _for(kind)
    told = _WORD.findall(text.lower())
    said: list[str] = []
    place = known = 0
    while place < len(told):
        found = next(filter(None, (one.longest(told[place:]) for one in glossaries)), None)
        length, meaning = found or (1, told[place])
        said.append(meaning)
        known += meaning.split() != told[place : place + length]
        place += length
    return " ".join(filter(None, said)) if known else ""


def _for(kind: str) -> Sequence[Glossary]:
    if kind == "en":
        return (_read(FOLDER / "en.txt"),)
    slang = _read(FOLDER / "slang.txt")
    return (_read(FOLDER / "kk.txt"), slang) if kind in {"kk", "mixed"} else (slang,)


@cache
def _read(path: Path) -> Glossary:
    """Lines of `words = meaning`, and comments."""
    kazakh = path.stem == "kk"
    forms, stems = (kazakh_forms, kazakh_stems) if kazakh else (russian_forms, russian_stems)
    phrases: dict[tuple[str, ...], str] = {}
    lines = path.read_text("utf-8").splitlines()
    known = [[side.strip() for side in line.split("=")] for line in lines if "=" in line and line[0] != "#"]
    for spelt in (str, in_plain_letters):
        for left, meaning in known:
            words = _WORD.findall(spelt(left))
            phrases.setdefault(tuple(words), meaning)
        for left, meaning in known:
            words = _WORD.findall(spelt(left))
            for form in forms(words[-1]):
                phrases.setdefault((*words[:-1], form), meaning)
    return Glossary(phrases=phrases, stems=stems)

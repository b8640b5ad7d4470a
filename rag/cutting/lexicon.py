"""Words that tell how the parts of an answer hang together, from `rag/data/cutting/words.yaml`."""

from collections.abc import Mapping
from functools import cache

import yaml

from rag.booking.fillers import fillers, links, of_it_alone
from rag.fitted import DATA
from rag.grams import words


@cache
def lexicon(kind: str) -> frozenset[str]:
    """Spelt as letters are compared."""
    return _spelt(" ".join(map(str, _content()[kind])))


@cache
def _asking() -> frozenset[str]:
    said = [*fillers(), *links(), *of_it_alone()]
    return lexicon("asking") | _spelt(" ".join(said))


def wanted(question: str) -> list[str]:
    """The words of a question without those that only make it one."""
    return [word for word in dict.fromkeys(words(question)) if word not in _asking()]


def _spelt(text: str) -> frozenset[str]:
    return frozenset(words(text))


@cache
def _content() -> Mapping[str, list[str]]:
    content: Mapping[str, list[str]] = yaml.safe_load((DATA / "cutting" / "words.yaml").read_text("utf-8"))
    return content

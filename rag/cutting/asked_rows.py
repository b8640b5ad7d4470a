"""Which rows of a price list a question asks for."""

import re
from collections.abc import Sequence

from rag.alike import same_word
from rag.cutting.lexicon import lexicon, wanted
from rag.cutting.rows import PriceList, Row
from rag.grams import words

FEWEST = 3
"""Rows of a list that is worth cutting."""
_BESIDE = re.compile(r"[,+/;]")

Said = Sequence[str]


def asked_rows(prices: PriceList, question: str, entry: str) -> list[Row]:
    """Empty where it is not sure which. `entry`: the question that the list answers.

    Every word that the question is about has to stand in the list or in its heading. One of the heading
    («окрашивание») may mean all the rows, unless each of the others is of something else that the heading
    names («маникюр и педикюр»).
    """
    about = wanted(question)
    above = words(f"{entry} {prices.introduced}")
    named = [(row, words(f"{heading} {row.label}")) for heading, row in prices.rows()]
    telling = [word for word in about if any(_names(label, word) for _, label in named)]
    if len(named) < FEWEST or any(word not in telling and not _names(above, word) for word in about):
        return []
    things = [[word for word in wanted(thing) if word in telling] for thing in _things(question)]
    things = [thing for thing in things if thing]
    if not all(any(_holds(label, thing) for _, label in named) for thing in things):
        return []
    left = [(row, label) for row, label in named if not any(_about(row, label, thing) for thing in things)]
    general = any(_holds(above, thing) for thing in things)
    if general and not _of_another([label for _, label in left], above, about):
        return []
    return [row for row, _ in named if not any(row is one for one, _ in left)]


def _about(row: Row, label: Said, thing: Said) -> bool:
    """Offers it, or speaks of it."""
    return _holds([*label, *words(row.said)], thing)


def _holds(said: Said, thing: Said) -> bool:
    return all(_names(said, word) for word in thing)


def _of_another(left: Sequence[Said], above: Said, about: Said) -> bool:
    other = [word for word in wanted(" ".join(above)) if not _names(about, word)]
    return all(any(_names(said, word) for word in other) for said in left)


def _things(question: str) -> list[str]:
    """«маникюр и педикюр» are two."""
    found = [""]
    for part in _BESIDE.split(question):
        for word in part.split():
            if lexicon("enumerating").isdisjoint(words(word)):
                found[-1] += f" {word}"
            else:
                found.append("")
        found.append("")
    return found


def _names(said: Said, word: str) -> bool:
    return any(same_word(word, other) for other in said)

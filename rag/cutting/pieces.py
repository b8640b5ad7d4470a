"""An answer in pieces: its lines, and the sentences of each."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rag.cutting.lexicon import lexicon
from rag.grams import words

_BORDER = re.compile(r"\s*\n\s*|(?<=[.!?…])\s+(?=[«\"(]?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ\d])")
_SHORTENED = re.compile(r"(?:^|[\s(«\"])\w{1,4}\.$")
"""«ул.», «тел.», «мин.»: what follows may belong to it, so nothing is parted there."""
_MARK = re.compile(r"^[^\w«\"(]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    text: str
    gap: str
    """What stands between it and the piece before."""

    @property
    def on_new_line(self) -> bool:
        return "\n" in self.gap or not self.gap

    @property
    def apart(self) -> bool:
        """Behind an empty line."""
        return self.gap.count("\n") > 1

    @property
    def bare(self) -> str:
        """Without the mark of a list's item."""
        return _MARK.sub("", self.text)

    @property
    def points_back(self) -> bool:
        """Begins with a pronoun or a link: it speaks of the piece before it."""
        first = words(self.bare)[:1]
        return self.bare[:1].islower() or (bool(first) and first[0] in lexicon("pointing"))

    @property
    def dependent(self) -> bool:
        """Names a property of what the piece before it names: «с покрытием», «ниже плеч»."""
        first = words(self.bare)[:1]
        return self.points_back or (bool(first) and first[0] in lexicon("limiting"))


def pieces(answer: str) -> list[Piece]:
    found: list[Piece] = []
    begin, gap = 0, ""
    for border in _BORDER.finditer(answer):
        text = answer[begin : border.start()]
        if "\n" not in border[0] and _SHORTENED.search(text):
            continue
        found.append(Piece(text=text, gap=gap))
        begin, gap = border.end(), border[0]
    found.append(Piece(text=answer[begin:], gap=gap))
    return [piece for piece in found if piece.text]


def joined(of: Sequence[Piece], kept: Collection[int]) -> str:
    """The pieces at these places, parted as they were."""
    told, lines = "", False
    for place, piece in enumerate(of):
        lines = lines or "\n" in piece.gap
        if place in kept:
            gap = piece.gap if "\n" in piece.gap or not lines else "\n"
            told, lines = f"{told}{gap if told else ''}{piece.text}", False
    return told

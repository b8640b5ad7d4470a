"""A long approved answer, less what was surely not asked for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desk.knowledge import KnowledgeItem
from rag.cutting.asked_rows import asked_rows
from rag.cutting.pieces import Piece, joined, pieces
from rag.cutting.rows import price_list
from rag.retrieval.query import query_of
from rag.understanding.parts import sentences

SHORT, FEW = 200, 2
"""Letters and sentences of an answer that is always said whole."""
WORTH = 60
"""Letters that a cut has to save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """In the owner's own words and order."""

    text: str
    left_out: Sequence[str] = ()


def cut(item: KnowledgeItem, question: str) -> Said:
    """All of it whenever it is not sure what belongs to the question."""
    answer = item.answer.strip()
    if len(answer) <= SHORT or len(sentences([answer])) <= FEW:
        return Said(text=item.answer)
    parts = pieces(answer)
    kept = _rows(parts, item, question)
    said = only(parts, kept)
    if not kept or len(answer) - len(said.text) < WORTH:
        return Said(text=item.answer)
    return said


def only(parts: Sequence[Piece], kept: Collection[int]) -> Said:
    """The pieces at these places."""
    left_out = [piece.text for place, piece in enumerate(parts) if place not in kept]
    return Said(text=joined(parts, kept), left_out=left_out)


def _rows(parts: Sequence[Piece], item: KnowledgeItem, question: str) -> Collection[int]:
    """Places of the rows that are asked for, with their headings and with what holds for all; none where it
    is no list or not sure."""
    prices = price_list(parts)
    if prices is None:
        return ()
    wordings = query_of(question, "").texts
    rows = [row for wording in wordings for row in asked_rows(prices, wording, item.question)]
    last = prices.sections[-1].rows[-1]
    if not rows or (prices.doubtful and not any(last is row for row in rows)):
        return ()
    kept = set(prices.general)
    for section in prices.sections:
        asked = [row for row in section.rows if any(row is one for one in rows)]
        kept |= {place for row in asked for place in row.places}
        kept |= set(section.places if asked else ())
    return kept

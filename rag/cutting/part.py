"""What of an answer that was just read a client asks about once more: «а делюкс?»"""

from desk.knowledge import KnowledgeItem
from rag.alike import same_word
from rag.cutting.cut import Said, only
from rag.cutting.lexicon import wanted
from rag.cutting.pieces import Piece, pieces
from rag.grams import words
from rag.retrieval.query import query_of


def part(item: KnowledgeItem, question: str) -> Said:
    """The sentences that name what is asked, with those that they point back to; all where none does."""
    parts = pieces(item.answer.strip())
    asked = [word for wording in query_of(question, "").texts for word in wanted(wording)]
    kept = {place for place, piece in enumerate(parts) if _names(piece, asked)}
    kept |= {place - 1 for place in kept if place and parts[place].points_back}
    return only(parts, kept) if kept else Said(text=item.answer)


def _names(piece: Piece, asked: list[str]) -> bool:
    said = words(piece.text)
    return any(same_word(word, other) for word in asked for other in said)

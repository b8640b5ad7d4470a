"""A price list inside an answer: which of its pieces are rows, and under which heading they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rag.alike import same_word
from rag.cutting.lexicon import lexicon
from rag.cutting.pieces import Piece
from rag.grams import words

_ROW = re.compile(
    r"^(?P<label>[^:\n]*?[^\W\d_][^:\n]*?)(?:\s[—–-]+\s|\s?:\s|\s?\.{3,}\s?|\s?…\s?|\t)"
    r"(?:(?P<free>бесплатн|тегін|договорн|по договор|келісім|по запросу|уточн)|(?:от |до |≈ ?|~ ?)?"
    r"(?P<price>\d[\d \u00a0\u202f]*?)(?:(?: ?[–—-] ?| до )\d[\d \u00a0\u202f]*?)?"
    r"(?:[ \u00a0]?(?P<money>₸|тг\b|тенге\b|теңге\w*|тыс\b|т\b)|(?=[,.;(/]|\s*$| за )))"
)
_PRICE = re.compile(r"\d ?(?:₸|тг\b|тенге\b|теңге)")
_TELLS = re.compile(r"\d|\s[—–-]\s|[.!?…;,]$")
_ADJECTIVE = re.compile(r"(?:ая|яя|ое|ый|ий|ой|ые|[гкхжшщ]ие|[жшщ]ее)$")
MOST_WORDS = 6
"""Of a heading, and of a label."""
DIGITS = range(3, 8)
"""Of a price that names no money."""


@dataclass(slots=True, kw_only=True)
class Row:
    """One thing that is offered: its line, and the lines that go on from it."""

    label: str
    said: str
    places: list[int]
    parallel: bool
    """Begins like one that goes on, with nothing before it to go on from: so do the others after it."""


@dataclass(slots=True, kw_only=True)
class Section:
    heading: str = ""
    places: list[int] = field(default_factory=list)
    """Of its heading and of what is said about all its rows."""
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    general: Sequence[int]
    """Places of what is said about the whole list."""
    introduced: str
    sections: Sequence[Section]
    doubtful: bool
    """What is said last may be about the last row or section alone."""

    def rows(self) -> Iterator[tuple[str, Row]]:
        """With the heading that tells them from others."""
        several = len(self.sections) > 1
        return (
            (section.heading if several else "", row) for section in self.sections for row in section.rows
        )


def price_list(pieces: Sequence[Piece]) -> PriceList | None:
    """None where it is no list, or not sure of what a line in it speaks."""
    labels = [_label(piece) for piece in pieces]
    rows = [place for place, label in enumerate(labels) if label]
    if not rows or any(_PRICE.search(piece.text) for piece in pieces[: rows[0]]):
        return None
    first, last = rows[0], rows[-1]
    begin = first - 1 if first and _heads(pieces, first - 1) else first
    sections = _sections(pieces, labels, range(begin, last + 1))
    if sections is None:
        return None
    behind = [place for place in range(last + 1, len(pieces)) if not _apart(pieces, last, place)]
    blocks = any(pieces[section.places[0]].apart for section in sections[1:])
    if blocks:
        sections[-1].places += behind
    headed = len(sections) > 1 and bool(behind)
    introduction = range(begin if len(sections) > 1 else first)
    closing = [place for place in range(last + 1, len(pieces)) if not (blocks and place in behind)]
    return PriceList(
        general=[*introduction, *closing],
        introduced=" ".join(pieces[place].text for place in introduction),
        sections=sections,
        doubtful=not blocks and (headed or any(pieces[place].points_back for place in behind[:1])),
    )


def _sections(pieces: Sequence[Piece], labels: Sequence[str], places: range) -> list[Section] | None:
    """`places`: up to the last row."""
    sections: list[Section] = []
    for place in places:
        piece, label = pieces[place], labels[place]
        if label:
            sections = sections or [Section()]
            _put(sections[-1], place, piece, label)
        elif labels[place + 1] and _heads(pieces, place):
            sections.append(Section(heading=piece.text, places=[place]))
        elif not sections[-1].rows or piece.text[-1] == ":":
            return None
        elif _row_follows(pieces, labels, place) and piece.points_back:
            _join(sections[-1].rows[-1], place, piece, "")
        elif _row_follows(pieces, labels, place) or piece.points_back:
            return None
        else:
            sections[-1].places.append(place)
    return sections


def _row_follows(pieces: Sequence[Piece], labels: Sequence[str], place: int) -> bool:
    """Before any other heading."""
    later = range(place + 1, len(pieces))
    return bool(labels[next(other for other in later if labels[other] or _heads(pieces, other))])


def _put(section: Section, place: int, piece: Piece, label: str) -> None:
    goes_on = _goes_on(piece, label)
    if section.rows and goes_on and not section.rows[0].parallel:
        _join(section.rows[-1], place, piece, label)
    else:
        section.rows.append(Row(label=label, said=piece.text, places=[place], parallel=goes_on))


def _label(piece: Piece) -> str:
    """What a row offers; empty for what is no row."""
    match = _ROW.match(piece.bare)
    if not match or "%" in piece.text or "+" in piece.text:
        return ""
    said = words(match["label"])
    priced = match["free"] or match["money"] or len(re.sub(r"\D", "", match["price"])) in DIGITS
    conditional = any(same_word(word, other) for word in said for other in lexicon("conditions"))
    return match["label"] if priced and not conditional and 0 < len(said) <= MOST_WORDS else ""


def _join(row: Row, place: int, piece: Piece, label: str) -> None:
    row.places.append(place)
    row.label += f" {label}"
    row.said += f"\n{piece.text}"


def _heads(pieces: Sequence[Piece], place: int) -> bool:
    piece = pieces[place]
    alone = piece.on_new_line and (place + 1 == len(pieces) or pieces[place + 1].on_new_line)
    said = words(piece.text)
    return alone and 0 < len(said) <= MOST_WORDS and (piece.text[-1] == ":" or not _TELLS.search(piece.text))


def _goes_on(piece: Piece, label: str) -> bool:
    """«с покрытием», «ниже плеч», «детская»: it names the thing of the row before it."""
    said = words(label)
    elliptic = len(said) == 1 and (_ADJECTIVE.search(said[0]) or said[0] in lexicon("sorts"))
    return piece.dependent or bool(elliptic)


def _apart(pieces: Sequence[Piece], last: int, place: int) -> bool:
    return any(pieces[other].apart for other in range(last + 1, place + 1))

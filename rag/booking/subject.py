"""What is asked about amid a booking."""

from dataclasses import replace

from desk.decision import Turn
from rag.booking.fillers import WORD, of_it_alone
from rag.calendar.lexicon import folded
from rag.understanding.reading import Understanding

OPENERS = ("а", "и", "ал", "ну")


def about_the_service(turn: Turn, understanding: Understanding) -> Understanding:
    """«а сколько стоит?» amid a booking is about what is booked."""
    service = turn.booking.service if turn.booking else ""
    if not service or not _of_it(understanding.question):
        return understanding
    return replace(
        understanding, question=f"{_without_opener(understanding.question)} {service}?", subject=""
    )


def _of_it(question: str) -> bool:
    """Names nothing by itself: «а сколько стоит?»."""
    words = WORD.findall(question)
    return bool(words) and all(folded(word) in of_it_alone() for word in words)


def _without_opener(question: str) -> str:
    """«а сколько стоит?» without its first word and its mark, ready to go on with what it is about."""
    words = WORD.findall(question)
    return " ".join(words[1:] if words[0].lower() in OPENERS else words)

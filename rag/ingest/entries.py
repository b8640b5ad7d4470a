"""Questions and answers as they stand in a file."""

from dataclasses import dataclass
from pathlib import Path

from desk.services import Offer
from rag.ingest.errors import IngestError
from rag.language.detect import detect

MOST_ANSWER = 4000
"""Letters of one answer: WhatsApp and Telegram both cut off beyond that."""

BLANK = "[?"
"""How a place to fill in begins: «[? цена]»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    question: str
    answer: str
    place: str
    """Where it stands, in words for a person: «строка 14»."""
    offer: Offer | None = None
    """What a row of a price list offers; such a row may have no answer in words of its own."""

    @property
    def unfilled(self) -> bool:
        """A template's answer with places that the owner has yet to fill in."""
        return BLANK in self.answer

    @property
    def language(self) -> str:
        return detect(f"{self.question} {self.answer}", hint="ru").reply


def checked(entries: list[DocumentEntry], path: Path) -> list[DocumentEntry]:
    """Raises IngestError for the first entry that can't be used."""
    if not entries:
        raise IngestError(f"{path.name}: не нашлось ни одного вопроса с ответом.")
    for entry in entries:
        if not entry.question:
            raise IngestError(f"{path.name}, {entry.place}: пустой вопрос, допишите его или удалите строку.")
        if not entry.answer and not entry.offer:
            raise IngestError(
                f"{path.name}, {entry.place}: пустой ответ на вопрос «{entry.question}», допишите его."
            )
        if len(entry.answer) > MOST_ANSWER:
            raise IngestError(
                f"{path.name}, {entry.place}: ответ длиннее {MOST_ANSWER} знаков, разделите его на несколько."
            )
    return entries

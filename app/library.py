"""Documents, read by their names' endings, as the entries that would be said."""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePath

from app.phrases import FluentPhrasebook
from desk.errors import Unreadable
from desk.knowledge import KnowledgeItem, Lesson
from desk.upload import Extract
from rag.facts.price_words import PriceWords
from rag.follower import IndexFollower
from rag.ingest import DocumentEntry, IngestError, read_document
from rag.language.detect import detect


class DocumentLibrary:
    """Implements desk.ports.Library."""

    def __init__(self, follower: IndexFollower) -> None:
        self._follower = follower

    async def read(self, file_name: str, content: bytes) -> Sequence[Extract]:
        """Beside the event loop: a long PDF takes seconds."""
        try:
            return await asyncio.to_thread(_read, file_name, content)
        except IngestError as error:
            raise Unreadable(str(error)) from None

    async def known(self, items: Sequence[KnowledgeItem]) -> int:
        return await self._follower.embedded(items)


def read_extracts(path: Path) -> list[Extract]:
    """Raises IngestError, which names the file and the line."""
    return [extract_of(entry) for entry in read_document(path)]


def extract_of(entry: DocumentEntry) -> Extract:
    return Extract(lesson=_lesson(entry), offer=entry.offer, unfilled=entry.unfilled)


def _read(file_name: str, content: bytes) -> list[Extract]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (PurePath(file_name).name or "document")
        path.write_bytes(content)
        return read_extracts(path)


def _lesson(entry: DocumentEntry) -> Lesson:
    if entry.answer or entry.offer is None:
        return Lesson(question=entry.question, answer=entry.answer, language=entry.language)
    words, language = PriceWords(FluentPhrasebook()), detect(entry.offer.name, hint="ru").reply
    return Lesson(
        question=words.question(entry.offer, language),
        answer=words.row(entry.offer, language),
        language=language,
    )

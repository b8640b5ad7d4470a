"""Files become knowledge: all of them, or, when one can't be read, none."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from app.phrases import FluentPhrasebook
from desk.knowledge import Lesson, Provenance
from desk.ports import Desk, Desks
from rag.facts.price_words import PriceWords
from rag.ingest import DocumentEntry, read_document
from rag.language.detect import detect


async def import_files(desks: Desks, client_id: UUID, paths: Sequence[Path]) -> int:
    """How many entries the files hold; importing them again changes only what changed in them.

    Raises IngestError, which names the file and the line.
    """
    read = {path: read_document(path) for path in paths}
    async with desks(client_id) as desk:
        for path, entries in read.items():
            await _import(desk, path.name, entries)
    return sum(map(len, read.values()))


async def _import(desk: Desk, file_name: str, entries: Sequence[DocumentEntry]) -> None:
    """A row of a price list is an entry of the knowledge and a service, one made from the other; rows
    that are gone from the file are gone from both."""
    kept: set[UUID] = set()
    said: set[UUID] = set()
    for entry in entries:
        provenance = Provenance(source="import", file_name=file_name)
        item = await desk.knowledge.add(_lesson(entry), provenance)
        if entry.offer:
            service = await desk.services.put(entry.offer, file_name=file_name, item_id=item.id)
            kept.add(service.id)
            said.add(item.id)
    for gone in await desk.services.retire_others(file_name, kept):
        if gone.item_id and gone.item_id not in said:
            await desk.knowledge.retire(gone.item_id)


def _lesson(entry: DocumentEntry) -> Lesson:
    if entry.answer or entry.offer is None:
        return Lesson(question=entry.question, answer=entry.answer, language=entry.language)
    words, language = PriceWords(FluentPhrasebook()), detect(entry.offer.name, hint="ru").reply
    return Lesson(
        question=words.question(entry.offer, language),
        answer=words.row(entry.offer, language),
        language=language,
    )

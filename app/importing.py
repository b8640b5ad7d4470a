"""Files become knowledge: all of them, or, when one can't be read, none."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from desk.knowledge import Lesson, Provenance
from desk.ports import Desks
from rag.ingest import read_document


async def import_files(desks: Desks, client_id: UUID, paths: Sequence[Path]) -> int:
    """How many entries the files hold; importing them again changes only what changed in them.

    Raises IngestError, which names the file and the line.
    """
    read = [(path, entry) for path in paths for entry in read_document(path)]
    async with desks(client_id) as desk:
        for path, entry in read:
            lesson = Lesson(question=entry.question, answer=entry.answer, language=entry.language)
            await desk.knowledge.add(lesson, Provenance(source="import", file_name=path.name))
    return len(read)

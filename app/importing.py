"""Files become knowledge: all of them, or, when one can't be read, none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.library import read_extracts
from desk.knowledge import Lesson, Provenance
from desk.ports import Desks
from desk.usecases.load_document import load_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """`unfilled`: entries of a template that wait for the owner's words, left out."""

    entries: int
    unfilled: int


async def import_files(
    desks: Desks, client_id: UUID, paths: Sequence[Path], *, withdrawn: Collection[UUID] = ()
) -> Imported:
    """Importing them again changes only what changed in them. `withdrawn`: entries that give way to them.

    Raises IngestError, which names the file and the line.
    """
    read = {path: read_extracts(path) for path in paths}
    async with desks(client_id) as desk:
        for item_id in withdrawn:
            await desk.knowledge.retire(item_id, by=", ".join(path.name for path in paths))
        loaded = [
            await load_document(desk, extracts, Provenance(source="import", file_name=path.name))
            for path, extracts in read.items()
        ]
    unfilled = sum(extract.unfilled for extracts in read.values() for extract in extracts)
    return Imported(entries=sum(loaded), unfilled=unfilled)


def lessons_in(paths: Sequence[Path]) -> Sequence[Lesson]:
    """What the files would teach. Raises IngestError."""
    return [extract.lesson for path in paths for extract in read_extracts(path) if not extract.unfilled]

"""Files become knowledge: all of them, or, when one can't be read, none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.library import read_extracts
from desk.knowledge import Provenance
from desk.ports import Desks
from desk.usecases.load_document import load_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """`unfilled`: entries of a template that wait for the owner's words, left out."""

    entries: int
    unfilled: int


async def import_files(desks: Desks, client_id: UUID, paths: Sequence[Path]) -> Imported:
    """Importing them again changes only what changed in them.

    Raises IngestError, which names the file and the line.
    """
    read = {path: read_extracts(path) for path in paths}
    async with desks(client_id) as desk:
        loaded = [
            await load_document(desk, extracts, Provenance(source="import", file_name=path.name))
            for path, extracts in read.items()
        ]
    unfilled = sum(extract.unfilled for extracts in read.values() for extract in extracts)
    return Imported(entries=sum(loaded), unfilled=unfilled)

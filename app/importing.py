"""Files become knowledge: all of them, or, when one can't be read, none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.library import read_extracts
from desk.knowledge import IMPORT, Provenance
from desk.ports import Desks
from desk.upload import Dispute, Document
from desk.usecases.load_document import load_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """`unfilled`: entries of a template that wait for the owner's words, left out."""

    entries: int
    unfilled: int


def read_files(paths: Sequence[Path]) -> Sequence[Document]:
    """Raises IngestError, which names the file and the line."""
    return [Document(file_name=path.name, extracts=tuple(read_extracts(path))) for path in paths]


async def import_documents(
    desks: Desks, client_id: UUID, documents: Sequence[Document], *, disputes: Sequence[Dispute] = ()
) -> Imported:
    """Importing them again changes only what changed in them. What is disputed gives way to them."""
    loaded = 0
    async with desks(client_id) as desk:
        for document in documents:
            provenance = Provenance(source=IMPORT, file_name=document.file_name)
            loaded += await load_document(desk, document, provenance, disputes=disputes)
    unfilled = sum(extract.unfilled for document in documents for extract in document.extracts)
    return Imported(entries=loaded, unfilled=unfilled)


async def import_files(desks: Desks, client_id: UUID, paths: Sequence[Path]) -> Imported:
    """Raises IngestError, which names the file and the line."""
    return await import_documents(desks, client_id, read_files(paths))

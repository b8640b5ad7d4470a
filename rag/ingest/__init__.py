"""Files become questions and answers."""

from collections.abc import Callable, Mapping
from pathlib import Path

from rag.ingest.documents import read_docx, read_html, read_pdf
from rag.ingest.entries import DocumentEntry, checked
from rag.ingest.errors import IngestError
from rag.ingest.markdown import read_markdown
from rag.ingest.tables import read_csv, read_xlsx

__all__ = ["DocumentEntry", "IngestError", "read_document"]

READERS: Mapping[str, Callable[[Path], list[DocumentEntry]]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_markdown,
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
}


def read_document(path: Path) -> list[DocumentEntry]:
    """The kind is told by the ending. Raises IngestError."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise IngestError(f"{path.name}: такой файл не читается, подойдут: {known}.")
    if not path.is_file():
        raise IngestError(f"{path.name}: файла нет по этому пути.")
    return checked(reader(path), path)

"""Bytes of a text file as text, however it was saved."""

from pathlib import Path

from rag.ingest.errors import IngestError


def text_of(path: Path) -> str:
    """UTF-8 with or without a mark, else the Windows encoding of Cyrillic.

    Raises IngestError for what is no text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise IngestError(f"{path.name}: файл не открывается, проверьте, что он есть и доступен.") from error
    if b"\0" in content:
        raise IngestError(f"{path.name}: это не текстовый файл, сохраните его как текст в UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")

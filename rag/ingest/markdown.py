"""Markdown: `## question`, and the answer under it."""

import re
from pathlib import Path

from rag.ingest.entries import DocumentEntry
from rag.ingest.lines import Line, entries_of
from rag.ingest.plain import text_of

_HEADING = re.compile(r"^#{2,6}\s+(.+?)\s*#*\s*$")
_TITLE = re.compile(r"^#\s+")


def read_markdown(path: Path) -> list[DocumentEntry]:
    return markdown_entries(text_of(path))


def markdown_entries(text: str) -> list[DocumentEntry]:
    """A first-level heading is the document's title and belongs to no answer."""
    return entries_of(
        _line(line, number) for number, line in enumerate(text.splitlines(), 1) if not _TITLE.match(line)
    )


def _line(text: str, number: int) -> Line:
    heading = _HEADING.match(text)
    return Line(text=heading.group(1) if heading else text, number=number, heading=heading is not None)

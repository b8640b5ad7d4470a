"""Word, PDF and HTML documents: headings are questions, paragraphs are answers."""

from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from markdownify import markdownify
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from rag.ingest.entries import DocumentEntry
from rag.ingest.errors import IngestError
from rag.ingest.lines import Line, entries_of
from rag.ingest.markdown import markdown_entries
from rag.ingest.plain import text_of

LONGEST_QUESTION = 200


def read_docx(path: Path) -> list[DocumentEntry]:
    """Paragraphs in a heading style, or ones that end with a question mark, are questions."""
    try:
        paragraphs = Document(str(path)).paragraphs
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise IngestError(f"{path.name}: документ не открывается, сохраните его заново как .docx.") from error
    lines = [
        Line(
            text=paragraph.text,
            number=number,
            heading=_is_heading(paragraph.style.name if paragraph.style else "") or _asks(paragraph.text),
        )
        for number, paragraph in enumerate(paragraphs, 1)
        if paragraph.text.strip()
    ]
    return entries_of(lines, unit="абзац")


def read_pdf(path: Path) -> list[DocumentEntry]:
    """A PDF knows no headings: lines that end with a question mark are questions."""
    try:
        text = "\n".join(page.extract_text() or "" for page in PdfReader(path).pages)
    except (PyPdfError, OSError, ValueError, KeyError) as error:
        raise IngestError(f"{path.name}: PDF не читается, сохраните его заново без пароля.") from error
    if not text.strip():
        raise IngestError(f"{path.name}: в PDF нет текста (это картинки), перепишите его в .docx или .md.")
    return entries_of(
        Line(text=line, number=number, heading=_asks(line))
        for number, line in enumerate(text.splitlines(), 1)
    )


def read_html(path: Path) -> list[DocumentEntry]:
    markdown = markdownify(text_of(path), heading_style="ATX", strip=["a", "img", "script", "style"])
    return markdown_entries(markdown)


def _is_heading(style: str | None) -> bool:
    return (style or "").lower().startswith(("heading", "заголовок"))


def _asks(text: str) -> bool:
    return text.strip().endswith("?") and len(text.strip()) <= LONGEST_QUESTION

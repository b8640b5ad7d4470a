"""Tables: a column of questions, a column of answers, others left alone."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rag.ingest.entries import DocumentEntry
from rag.ingest.errors import IngestError
from rag.ingest.plain import text_of

QUESTION = frozenset({"question", "вопрос", "вопросы", "сұрақ", "сурак", "q"})
ANSWER = frozenset({"answer", "ответ", "ответы", "жауап", "a"})


class CsvReader(Protocol):
    """What `csv.reader` makes; the library names no type for it."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...


Rows = Iterable[tuple[int, Sequence[str]]]


def read_csv(path: Path) -> list[DocumentEntry]:
    """Separated by `;` or `,`, whichever the header has more of. Numbers are those of the file's lines."""
    text = text_of(path)
    header = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if header.count(";") > header.count(",") else ",")
    try:
        return table_entries(_numbered(reader), path)
    except csv.Error as error:
        raise IngestError(
            f"{path.name}, строка {reader.line_num}: строку не разобрать, проверьте кавычки."
        ) from error


def read_xlsx(path: Path) -> list[DocumentEntry]:
    """The first sheet."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError, ValueError) as error:
        raise IngestError(f"{path.name}: таблица не открывается, сохраните её заново как .xlsx.") from error
    sheet = book.worksheets[0]
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    try:
        return table_entries(((number, [_cell(value) for value in row]) for number, row in rows), path)
    finally:
        book.close()


def table_entries(rows: Rows, path: Path) -> list[DocumentEntry]:
    """The first row that is not empty names the columns."""
    filled = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    _, header = next(filled, (0, ()))
    names = [cell.strip().lower() for cell in header]
    question, answer = _column(names, QUESTION, "question", path), _column(names, ANSWER, "answer", path)
    return [
        DocumentEntry(question=_at(row, question), answer=_at(row, answer), place=f"строка {number}")
        for number, row in filled
    ]


def _numbered(reader: "CsvReader") -> Rows:
    """A quoted cell may run over several lines: a row's number is that of its first."""
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _column(names: Sequence[str], aliases: frozenset[str], name: str, path: Path) -> int:
    for place, found in enumerate(names):
        if found in aliases:
            return place
    raise IngestError(f"{path.name}, строка 1: нет столбца «{name}», назовите так столбец в первой строке.")


def _at(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _cell(value: object) -> str:
    return "" if value is None else str(value)

"""Tables as rows: CSV however it was saved, and the first sheet of a workbook."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rag.ingest.errors import IngestError
from rag.ingest.plain import text_of

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    cells: Sequence[str]
    number: int
    """Of the file's line, or of the sheet's row."""

    def at(self, place: int | None) -> str:
        """Empty beyond the end of the row, and for a column that is not there."""
        return self.cells[place].strip() if place is not None and place < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    header: Sequence[str]
    """In small letters, of the first row that is not empty."""
    rows: Sequence[Row]
    """Those that are not empty."""


class CsvReader(Protocol):
    """What `csv.reader` makes; the library names no type for it."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...


def csv_table(path: Path) -> Table:
    """Separated by whichever of `,`, `;` and a tab the header has most of. Raises IngestError."""
    text = text_of(path)
    header = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(_SEPARATORS, key=header.count))
    try:
        return _table(list(_numbered(reader)))
    except csv.Error as error:
        raise IngestError(
            f"{path.name}, строка {reader.line_num}: строку не разобрать, проверьте кавычки."
        ) from error


def xlsx_table(path: Path) -> Table:
    """Raises IngestError."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError, ValueError) as error:
        raise IngestError(f"{path.name}: таблица не открывается, сохраните её заново как .xlsx.") from error
    try:
        rows = enumerate(book.worksheets[0].iter_rows(values_only=True), 1)
        return _table([Row(cells=[_cell(value) for value in row], number=number) for number, row in rows])
    finally:
        book.close()


def _table(rows: Sequence[Row]) -> Table:
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    header = filled[0].cells if filled else ()
    return Table(header=[cell.strip().lower() for cell in header], rows=filled[1:])


def _numbered(reader: "CsvReader") -> Iterator[Row]:
    """A quoted cell may run over several lines: a row's number is that of its first."""
    line = 1
    for cells in reader:
        yield Row(cells=cells, number=line)
        line = reader.line_num + 1


def _cell(value: object) -> str:
    """A whole number without «.0», as the sheet shows it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)

"""Tables: price lists, and columns of questions and answers; other columns are left alone."""

from collections.abc import Sequence
from pathlib import Path

from rag.ingest.entries import DocumentEntry
from rag.ingest.errors import IngestError
from rag.ingest.price_list import priced_entries, told_columns
from rag.ingest.rows import Table, csv_table, xlsx_table

QUESTION = frozenset({"question", "вопрос", "вопросы", "сұрақ", "сурак", "q"})
ANSWER = frozenset({"answer", "ответ", "ответы", "жауап", "a"})


def read_csv(path: Path) -> list[DocumentEntry]:
    return table_entries(csv_table(path), path)


def read_xlsx(path: Path) -> list[DocumentEntry]:
    return table_entries(xlsx_table(path), path)


def table_entries(table: Table, path: Path) -> list[DocumentEntry]:
    """A price list is known by its columns; it may have questions and answers of its own too."""
    question, answer = _column(table.header, QUESTION), _column(table.header, ANSWER)
    columns = told_columns(table.header)
    if columns is not None:
        return priced_entries(table, columns, question, answer, path)
    if question is None or answer is None:
        name = "question" if question is None else "answer"
        raise IngestError(
            f"{path.name}, строка 1: нет столбца «{name}», назовите так столбец в первой строке; "
            "у прайса это столбцы «услуга» и «цена»."
        )
    return [
        DocumentEntry(question=row.at(question), answer=row.at(answer), place=f"строка {row.number}")
        for row in table.rows
    ]


def _column(names: Sequence[str], aliases: frozenset[str]) -> int | None:
    return next((place for place, found in enumerate(names) if found in aliases), None)

"""Rows of a price list become offers."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desk.services import Amount, Offer
from rag.figures import figures
from rag.ingest.amounts import NotAnAmount, read_minutes, read_price, split_names
from rag.ingest.entries import DocumentEntry
from rag.ingest.errors import IngestError
from rag.ingest.price_words import Column, column_of
from rag.ingest.rows import Row, Table
from rag.language.detect import detect

Columns = Mapping[Column, int]
PRICES = frozenset({"price", "price_from", "price_to"})


def told_columns(header: Sequence[str]) -> Columns | None:
    """None for a table that is no price list: one has a column of names and one of prices."""
    found: dict[Column, int] = {}
    for place, name in enumerate(header):
        column = column_of(name)
        if column is not None:
            found.setdefault(column, place)
    kinds = {column.kind for column in found}
    return found if "name" in kinds and kinds & PRICES else None


def priced_entries(
    table: Table, columns: Columns, question: int | None, answer: int | None, path: Path
) -> list[DocumentEntry]:
    """An entry a row. Where the list has no words of its own, its question is the name and its answer is
    empty: both are said by whoever knows how. A row that names something and tells nothing else is the
    heading of those below it. Raises IngestError."""
    entries: list[DocumentEntry] = []
    heading, known = "", set[str]()
    for row in table.rows:
        offer = _offer(row, columns, heading, path)
        if sum(bool(cell.strip()) for cell in row.cells) == 1 and offer.name:
            heading = offer.name
            continue
        if offer.name.lower() in known:
            raise _wrong(path, row, f"услуга «{offer.name}» уже есть выше; назовите их по-разному.")
        known.add(offer.name.lower())
        entries.append(_entry(row, offer, row.at(question) or offer.name, row.at(answer), path))
    return entries


def _entry(row: Row, offer: Offer, question: str, answer: str, path: Path) -> DocumentEntry:
    if not offer.name:
        raise _wrong(path, row, "нет названия услуги, допишите его или удалите строку.")
    stated = {number for number in figures(answer) if len(number) >= 3}
    if offer.price and stated and str(offer.price.least) not in stated:
        raise _wrong(path, row, f"в ответе не та цена, что в столбце ({offer.price.least}): исправьте одну.")
    return DocumentEntry(question=question, answer=answer, place=f"строка {row.number}", offer=offer)


def _offer(row: Row, columns: Columns, heading: str, path: Path) -> Offer:
    names = _by_language(row, columns, "name")
    name = next((row.at(place) for column, place in columns.items() if column.kind == "name"), "")
    return Offer(
        name=name or next(iter(names.values()), ""),
        names=names,
        aliases=tuple(_all(row, columns, "aliases", ",;|")),
        category=_first(row, columns, "category") or heading,
        price=_price(row, columns, path),
        minutes=_amount(row, columns, "duration", _minutes_of(columns), path),
        notes=_by_language(row, columns, "note"),
        includes=tuple(_all(row, columns, "includes", ";|")),
    )


def _price(row: Row, columns: Columns, path: Path) -> Amount | None:
    whole = _amount(row, columns, "price", read_price, path)
    least = _amount(row, columns, "price_from", read_price, path)
    most = _amount(row, columns, "price_to", read_price, path)
    if whole is not None or least is None:
        return whole
    return Amount(least=least.least, most=most.most if most else None)


def _amount(
    row: Row, columns: Columns, kind: str, read: Callable[[str], Amount | None], path: Path
) -> Amount | None:
    text = _first(row, columns, kind)
    try:
        return read(text)
    except NotAnAmount:
        wanted = "«90 мин» или «1,5 часа»" if kind == "duration" else "«7000», «от 7000» или «5000–7000»"
        raise _wrong(path, row, f"не понять, что значит «{text}»; напишите {wanted}.") from None


def _minutes_of(columns: Columns) -> Callable[[str], Amount | None]:
    unit = next((column.unit for column in columns if column.kind == "duration"), "")
    return lambda text: read_minutes(text, unit=unit)


def _first(row: Row, columns: Columns, kind: str) -> str:
    return next((row.at(place) for column, place in columns.items() if column.kind == kind), "")


def _all(row: Row, columns: Columns, kind: str, separators: str) -> list[str]:
    texts = [row.at(place) for column, place in columns.items() if column.kind == kind]
    return [name for text in texts for name in split_names(text, separators)]


def _by_language(row: Row, columns: Columns, kind: str) -> dict[str, str]:
    """What a header says of the language counts; without it the text itself tells."""
    told = {
        column.language: row.at(place)
        for column, place in columns.items()
        if column.kind == kind and column.language and row.at(place)
    }
    plain = next(
        (row.at(place) for column, place in columns.items() if column.kind == kind and not column.language),
        "",
    )
    language = detect(plain, hint="ru").reply
    return told if not plain or language in told else {language: plain, **told}


def _wrong(path: Path, row: Row, what: str) -> IngestError:
    return IngestError(f"{path.name}, строка {row.number}: {what}")

"""Files become questions and answers, or one clear sentence says why not."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from rag.ingest import IngestError, read_document
from tests.unit.rag.conftest import SALON


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_markdown_headings_are_questions(tmp_path: Path) -> None:
    """`## question` and all that stands under it, with the line of the question."""
    path = written(
        tmp_path, "a.md", "# Салон\nвступление\n\n## Есть парковка?\nДа.\nВо дворе.\n\n## Қайда?\nАлматыда.\n"
    )
    first, second = read_document(path)
    assert (first.question, first.answer, first.place) == ("Есть парковка?", "Да.\nВо дворе.", "строка 4")
    assert (second.language, first.language) == ("kk", "ru")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_tables_are_read_however_they_were_saved(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Excel's encodings and separators, Russian column names, columns of no interest."""
    rows = [["Вопрос", "цена", "Ответ"], ["Есть парковка?", "0", "Да"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    (entry,) = read_document(written(tmp_path, "a.csv", text, encoding))
    assert (entry.question, entry.answer, entry.place) == ("Есть парковка?", "Да", "строка 2")


def test_a_broken_row_is_named_by_its_line(tmp_path: Path) -> None:
    """Quoted cells run over lines; the number is still that of the file."""
    path = written(tmp_path, "prices.csv", 'question,answer\n"а\nб?",да\nгде?,\n')
    with pytest.raises(IngestError, match=r"prices\.csv, строка 4: пустой ответ.*где\?"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "вопрос,цена\nа,1\n", "нет столбца «answer»"),
        ("a.md", "просто текст\n", "не нашлось ни одного вопроса"),
        ("a.xlsx", "не таблица", "сохраните её заново"),
        ("a.docx", "не документ", "сохраните его заново"),
        ("a.pdf", "не документ", "PDF не читается"),
        ("a.zip", "x", "подойдут"),
        ("a.md", "a\0b", "не текстовый"),
    ],
)
def test_what_can_not_be_read_is_one_sentence(tmp_path: Path, name: str, text: str, message: str) -> None:
    """The file's name, what is wrong and what to do."""
    with pytest.raises(IngestError, match=message) as refusal:
        read_document(written(tmp_path, name, text))
    assert str(refusal.value).startswith(name)
    assert "\n" not in str(refusal.value)


def test_a_workbook_is_a_table(tmp_path: Path) -> None:
    """The first sheet, with numbers as they are shown."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["Сұрақ", "Жауап"])
    book.active.append(["Парковка бар ма?", 5])
    book.save(tmp_path / "a.xlsx")
    (entry,) = read_document(tmp_path / "a.xlsx")
    assert (entry.question, entry.answer) == ("Парковка бар ма?", "5")


def test_a_word_document_has_headings(tmp_path: Path) -> None:
    """Headings and lines that ask are questions, paragraphs are answers."""
    document = Document()
    document.add_heading("Парковка", level=2)
    document.add_paragraph("Во дворе.")
    document.add_paragraph("Сколько стоит маникюр?")
    document.add_paragraph("4 000 ₸.")
    document.save(str(tmp_path / "a.docx"))
    assert [(entry.question, entry.answer) for entry in read_document(tmp_path / "a.docx")] == [
        ("Парковка", "Во дворе."),
        ("Сколько стоит маникюр?", "4 000 ₸."),
    ]


def test_a_page_and_marked_pairs(tmp_path: Path) -> None:
    """HTML headings are questions; so are lines that begin with «В:»."""
    page = written(tmp_path, "a.html", "<h1>О нас</h1><h2>Есть парковка?</h2><p>Да, <b>во дворе</b>.</p>")
    assert [entry.question for entry in read_document(page)] == ["Есть парковка?"]
    pairs = written(tmp_path, "b.txt", "В: Есть парковка?\nО: Да.\nQ: Wi-Fi?\nA: Yes.\n")
    assert [(entry.question, entry.answer) for entry in read_document(pairs)] == [
        ("Есть парковка?", "Да."),
        ("Wi-Fi?", "Yes."),
    ]


def test_the_demo_is_readable() -> None:
    """A newcomer has something to ask: forty entries and more."""
    count = sum(
        len(read_document(SALON / name)) for name in ("knowledge.ru.md", "knowledge.kk.md", "prices.csv")
    )
    assert count >= 80

"""Price lists as owners keep them."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.phrases import FluentPhrasebook
from desk.services import NOTHING, Amount, Offer, exactly
from rag.facts.price_words import PriceWords, total
from rag.ingest import DocumentEntry, IngestError, read_document
from rag.ingest.amounts import NotAnAmount, read_minutes, read_price

WORDS = PriceWords(FluentPhrasebook())


def read(folder: Path, text: str) -> list[DocumentEntry]:
    path = folder / "a.csv"
    path.write_text(text, "utf-8")
    return read_document(path)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("7000", exactly(7000)),
        ("7 000 ₸", exactly(7000)),
        ("7000.00", exactly(7000)),
        ("от 5000 тг", Amount(least=5000, most=None)),
        ("5 000 теңгеден бастап", Amount(least=5000, most=None)),
        ("5 000–7 000 ₸", Amount(least=5000, most=7000)),
        ("от 5000 до 7000", Amount(least=5000, most=7000)),
        ("Бесплатно", NOTHING),
        ("тегін", NOTHING),
        ("по запросу", None),
        ("", None),
    ],
)
def test_prices_are_read_as_people_write_them(text: str, price: Amount | None) -> None:
    """Groups of digits, «от», ranges, nothing to pay, nothing told."""
    assert read_price(text) == price


@pytest.mark.parametrize(
    "text", ["5000 за ноготь", "дёшево", "7000-5000", "5000 7000 9000", "12,50", "9" * 12]
)
def test_what_is_more_or_less_than_a_price_is_refused(text: str) -> None:
    """A condition belongs into a note: a price without it would be a lie."""
    with pytest.raises(NotAnAmount):
        read_price(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", exactly(90)),
        ("1,5 часа", exactly(90)),
        ("1 ч 30 мин", exactly(90)),
        ("1:30", exactly(90)),
        ("2 сағат", exactly(120)),
        ("60–90 мин", Amount(least=60, most=90)),
        ("1-1,5 часа", Amount(least=60, most=90)),
        ("от 2 часов", Amount(least=120, most=None)),
    ],
)
def test_durations_are_read_as_people_write_them(text: str, minutes: Amount) -> None:
    """Hours, minutes, both, and from one to the other."""
    assert read_minutes(text) == minutes
    assert read_minutes("2", unit="hours") == exactly(120)


def test_a_price_list_is_known_by_its_columns(tmp_path: Path) -> None:
    """In Kazakh too; a column of questions and answers without names of services stays knowledge."""
    (offered,) = read(tmp_path, "Қызмет атауы,Бағасы (тг),Ұзақтығы\nШаш қию,5000,40 мин\n")
    assert offered.offer == Offer(
        name="Шаш қию", names={"kk": "Шаш қию"}, price=exactly(5000), minutes=exactly(40)
    )
    (asked,) = read(tmp_path, "Вопрос,Ответ,Цена\nЕсть парковка?,Да,0\n")
    assert asked.offer is None


def test_a_workbook_may_be_a_price_list(tmp_path: Path) -> None:
    """Numbers of a sheet are whole numbers, two columns a range."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["service", "цена от", "цена до", "время, ч"])
    book.active.append(["Стрижка", 5000.0, 7000, 1.5])
    book.save(tmp_path / "a.xlsx")
    (entry,) = read_document(tmp_path / "a.xlsx")
    assert entry.offer is not None
    assert (entry.offer.price, entry.offer.minutes) == (Amount(least=5000, most=7000), exactly(90))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("услуга,цена\nМаникюр,дорого\n", "строка 2: не понять, что значит «дорого»"),
        ("услуга,цена,время\nМаникюр,5000,долго\n", "«90 мин»"),
        ("услуга,цена\nМаникюр,1\nманикюр,2\n", "строка 3: услуга «маникюр» уже есть выше"),
        ("услуга,цена\n,5000\n", "строка 2: нет названия услуги"),
        ("услуга,цена,вопрос,ответ\nФренч,8500,Сколько стоит френч?,Френч — 8 000 ₸\n", "не та цена"),
        ("имя,баллы\nа,1\n", "«услуга» и «цена»"),
    ],
)
def test_a_row_that_can_not_be_meant_is_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    """The line, what is wrong with it, and what to write."""
    with pytest.raises(IngestError, match=message):
        read(tmp_path, text)


def test_sums_keep_what_is_uncertain() -> None:
    """«От» and a range stay so in a sum; what has no price has no sum."""
    begins, range_ = Amount(least=5000, most=None), Amount(least=1000, most=2000)
    assert total([exactly(7000), exactly(1500)]) == exactly(8500)
    assert total([exactly(7000), range_]) == Amount(least=8000, most=9000)
    assert total([range_, begins]) == begins + range_ == Amount(least=6000, most=None)
    assert total([exactly(7000), None]) is None


@pytest.mark.parametrize(
    ("minutes", "ru", "kk"),
    [
        (20, "20 минут", "20 минут"),
        (21, "21 минута", "21 минут"),
        (60, "1 час", "1 сағат"),
        (90, "1,5 часа", "1,5 сағат"),
        (105, "1 час 45 минут", "1 сағат 45 минут"),
        (300, "5 часов", "5 сағат"),
    ],
)
def test_durations_are_said_as_people_say_them(minutes: int, ru: str, kk: str) -> None:
    """Words agree with their numbers."""
    assert (WORDS.time(exactly(minutes), "ru"), WORDS.time(exactly(minutes), "kk")) == (ru, kk)


def test_a_sum_shows_its_parts() -> None:
    """Each price, what is included, and the whole, in both languages."""
    gel = Offer(name="Маникюр с гель-лаком", names={"kk": "Гель-лакпен маникюр"}, price=exactly(7000))
    off = Offer(name="Снятие гель-лака", names={"kk": "Гель-лакты алу"}, price=Amount(least=1500, most=None))
    assert WORDS.sum([gel, off], [], "ru") == (
        "Маникюр с гель-лаком — 7 000 ₸, снятие гель-лака — от 1 500 ₸. Вместе — от 8 500 ₸."
    )
    assert WORDS.sum([gel, off], [], "kk") == (
        "Гель-лакпен маникюр — 7 000 ₸, гель-лакты алу — 1 500 ₸-ден бастап. Барлығы — 8 500 ₸-ден бастап."
    )
    assert WORDS.sum([gel], [off], "ru") == "Маникюр с гель-лаком — 7 000 ₸, снятие гель-лака входит в цену."

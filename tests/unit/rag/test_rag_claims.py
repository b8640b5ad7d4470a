"""What texts state, however it is written."""

from datetime import date

import pytest

from rag.examining.claim import Kind
from rag.examining.claims import claims, denies, wording
from rag.examining.difference import compared
from rag.examining.rewording import rewordings
from rag.teaching.deadline import deadline
from rag.teaching.names import calls_by_name, names_client, names_itself

TODAY = date(2030, 11, 22)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Маникюр 5000 тг", {(Kind.PRICE, 5000)}),
        ("Маникюр — 5\u00a0000 ₸", {(Kind.PRICE, 5000)}),
        ("5 тыс тенге", {(Kind.PRICE, 5000)}),
        ("маникюр 5к", {(Kind.PRICE, 5000)}),
        ("бес мың емес, 6 мың", {(Kind.PRICE, 6000)}),
        ("Тегін жеткіземіз", {(Kind.PRICE, 0)}),
        ("с 10 до 8 вечера", {(Kind.TIME, 600), (Kind.TIME, 1200)}),
        ("в 3 дня", {(Kind.TIME, 900)}),
        ("в 2 часа дня", {(Kind.TIME, 840)}),
        ("за 3 дня", {(Kind.LENGTH, 4320)}),
        ("10:00–20.00", {(Kind.TIME, 600), (Kind.TIME, 1200)}),
        ("сағат 10-нан 20-ға дейін", {(Kind.TIME, 600), (Kind.TIME, 1200)}),
        ("около 1,5 часа", {(Kind.LENGTH, 90)}),
        ("45 минут", {(Kind.LENGTH, 45)}),
        ("7 дней", {(Kind.LENGTH, 7 * 24 * 60)}),
        ("скидка 10 %", {(Kind.SHARE, 10)}),
        ("с 3 до 12 лет", {(Kind.NUMBER, 3), (Kind.NUMBER, 12)}),
        ("улица Көктерек, 27", {(Kind.NUMBER, 27)}),
        ("выходной в понедельник", {(Kind.WEEKDAY, -1)}),
        ("жұмада демаламыз", {(Kind.WEEKDAY, -5)}),
        ("с пятницы по воскресенье", {(Kind.WEEKDAY, day) for day in (-5, -6, -7)}),
        ("дүйсенбіден сәрсенбіге дейін", {(Kind.WEEKDAY, day) for day in (-1, -2, -3)}),
        ("по будням", {(Kind.WEEKDAY, day) for day in (-1, -2, -3, -4, -5)}),
        ("күн сайын", {(Kind.WEEKDAY, day) for day in range(-7, 0)}),
    ],
)
def test_one_thing_is_one_claim_however_it_is_written(text: str, stated: set[tuple[Kind, float]]) -> None:
    """Prices, times, lengths and shares are read in the signs that people use."""
    assert {(claim.kind, claim.value) for claim in claims(text)} == stated


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("Нет, такого не делаем.", True),
        ("Парковки у нас нет", True),
        ("Солярий жоқ, өкінішке қарай.", True),
        ("Тату жасамаймыз", True),
        ("Да, есть", False),
        ("Иә, бар", False),
        (
            "Перенести запись можно бесплатно, если вы предупредите нас об этом не позже чем за три часа.",
            None,
        ),
    ],
)
def test_yes_and_no_are_told_apart(text: str, no: bool | None) -> None:
    """In both languages; a long sentence that says more than that is neither."""
    assert denies(text) is no


@pytest.mark.parametrize(
    ("new", "old", "after"),
    [
        ("Маникюр 6000", "Маникюр — 5 000 ₸, около 45 минут.", "Маникюр — 6 000 ₸, около 45 минут."),
        ("до 21:00", "Работаем с 10:00 до 20:00.", "Работаем с 10:00 до 21:00."),
        ("Педикюр длится 2 часа", "Педикюр — около 1,5 часа.", "Педикюр — около 2 часов."),
        ("Хранится 48 часов", "Торт хранится 72 часа, не морозим.", "Торт хранится 48 часов, не морозим."),
        ("24 часа", "Торт хранится до 72 часов.", "Торт хранится до 24 часов."),
        ("до 21 часа", "Торт хранится 72 часа.", "Торт хранится 21 час."),
        ("5 дней", "Торт делаем за 1 день.", "Торт делаем за 5 дней."),
        ("за 3 дня", "Заказывайте за 5 дней.", "Заказывайте за 3 дня."),
        ("за 1 неделю", "Заказывайте за 2 недели.", "Заказывайте за 1 неделю."),
        ("20 минут", "Ждать 30 мин.", "Ждать 20 мин."),
        ("48 сағат", "Торт 72 сағатқа дейін сақталады.", "Торт 48 сағатқа дейін сақталады."),
        (
            "Выходной во вторник",
            "Парковка есть, выходной в понедельник.",
            "Парковка есть, выходной во вторник.",
        ),
        ("По четвергам в 18:00", "Занятия по средам в 18:00.", "Занятия по четвергам в 18:00."),
        ("сейсенбі күні демаламыз", "Дүйсенбі күні демаламыз.", "Сейсенбі күні демаламыз."),
        ("бейсенбіде", "Сабақ сәрсенбіде болады.", "Сабақ бейсенбіде болады."),
        ("Работаем вт-вс", "Работаем с понедельника по субботу, ждём.", "Работаем вт-вс, ждём."),
        ("во вторник не работаем", "Понедельник — выходной.", ""),
    ],
)
def test_what_is_new_takes_the_place_of_what_was(new: str, old: str, after: str) -> None:
    """The rest of the old answer stays as its author wrote it."""
    difference = compared(new, old).difference
    assert difference
    assert difference.after == after


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Маникюр 5000 тг", "Маникюр — 5 000 ₸"),
        ("с 10 до 8 вечера", "Работаем с 10:00 до 20:00"),
        ("Маникюр 5000, с покрытием 8000", "Маникюр — 5 000 ₸"),
        ("Да, парковка есть", "Парковка во дворе"),
        ("В субботу работаем", "Работаем ежедневно"),
        ("В субботу работаем", "Работаем пн–сб"),
        ("Работаем пн–сб", "Работаем пн–пт"),
        ("Работаем по будням", "Работаем с понедельника по пятницу"),
    ],
)
def test_other_signs_and_further_facts_are_no_conflict(new: str, old: str) -> None:
    """Only what can't both be true is a difference."""
    assert compared(new, old).difference is None


def test_what_is_told_of_the_day_that_was_asked_about_says_nothing_of_others() -> None:
    new, old = "В понедельник не работаем", "Во вторник не работаем"
    assert compared(new, old).difference
    assert compared(new, old, about="Вы работаете в понедельник?").difference is None


def test_the_wording_is_what_is_left_without_figures() -> None:
    """So that «тг» and «₸» tell no answers apart."""
    assert wording("Маникюр 5000 тг, 45 минут").split() == ["Маникюр", ","]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Скидка до 31 декабря", date(2030, 12, 31)),
        ("Работаем так по 15 января", date(2031, 1, 15)),
        ("акция до 05.12", date(2030, 12, 5)),
        ("до конца ноября", date(2030, 11, 30)),
        ("31 желтоқсанға дейін жеңілдік 20%", date(2030, 12, 31)),
        ("жыл соңына дейін", date(2030, 12, 31)),
        ("до 30 февраля", None),
        ("до 1 мая 2029", None),
        ("до 5 декабря или до 10 декабря", None),
        ("работаем до 20:00", None),
    ],
)
def test_a_last_day_is_read_from_the_answer(text: str, day: date | None) -> None:
    """In both languages; what is past, does not exist or is said twice is no day."""
    assert deadline(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "Айгерім, сізге ұнайды",
        "Сәлеметсіз бе, Әсел!",
        "Асель, маникюр 5 000",
        "Анна Сергеевна, ждём вас",
        "Нұрлан Ерланұлы келеді",
    ],
)
def test_an_address_by_name_is_noticed(text: str) -> None:
    """Russian and Kazakh first names, and names with a father's."""
    assert calls_by_name(text)


@pytest.mark.parametrize(
    "text",
    ["Меня зовут Гульжахан", "менің атым Бекзат", "здравствуйте, это Айгуль", "мен Әселмін, атым Әсел"],
)
def test_who_says_a_name_of_their_own_is_noticed(text: str) -> None:
    """Such a sentence is no part of a learnt question."""
    assert names_itself(text)


def test_the_clients_own_name_is_noticed_in_any_case_of_it() -> None:
    """Also one that stands in no list."""
    for text in ("У Айзере запись на пять", "Айзереге жеңілдік бар", "для Айзере сделаем"):
        assert names_client(text, "Айзере К.")
    assert not names_client("Мастер Алия делает маникюр", "Айзере К.")


def test_a_question_is_asked_in_other_ways() -> None:
    """In other frames, in Kazakh, and in Latin letters."""
    made = rewordings("Сколько стоит мужская стрижка?")
    assert "почём мужская стрижка" in made
    assert any("қанша тұрады" in way for way in made)
    assert any(way.isascii() for way in made)

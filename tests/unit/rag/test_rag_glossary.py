"""Words of clients put into the words of owners."""

import pytest

from rag.language.glossary import glossed


@pytest.mark.parametrize(
    ("text", "kind", "plain"),
    [
        ("терезелерді жуасыздар ма", "kk", "окно стираете моете"),
        ("жеткізу қанша тұрады?", "kk", "доставка сколько стоит"),
        ("алдын ала төлем керек пе", "kk", "предоплата нужно"),
        ("женилдик бар ма", "kk", "скидка"),
        ("развал жасайсыздар ма", "mixed", "развал-схождение делаете"),
        ("тачку почём моете", "ru", "машину сколько стоит цена моете"),
        ("how much is delivery", "en", "как сколько доставка"),
    ],
)
def test_what_is_asked_stands_in_plain_russian(text: str, kind: str, plain: str) -> None:
    """Kazakh in any form of its words and with or without its own letters, slang and English; what nobody
    has listed stays as it is."""
    assert glossed(text, kind) == plain


def test_words_without_another_meaning_stay() -> None:
    """A plain Russian question has no second wording; «торт» is a cake and no «төрт»."""
    assert glossed("есть ли у вас парковка?", "ru") == ""
    assert glossed("Сколько стоит японский маникюр?", "ru") == ""
    assert glossed("торт бар ма", "kk") == "торт"
    assert glossed("төрт адам", "kk") == "четыре 4 человек"


@pytest.mark.parametrize(
    ("text", "kind", "plain"),
    [
        ("постричь мужа сколько", "ru", "стрижка мужа сколько"),
        ("ногти на ногах сколько", "ru", "педикюр сколько"),
        ("қас теру қанша тұрады", "kk", "коррекция бровей сколько стоит"),
        ("кірпік жалғату қанша", "kk", "наращивание ресниц сколько"),
        ("шаш кесу бар ма", "kk", "стрижка"),
        ("переобувка почём", "ru", "шиномонтаж сколько стоит цена"),
        ("где кровь сдать", "ru", "где анализ крови"),
    ],
)
def test_a_part_of_the_body_or_of_a_car_is_put_as_the_service_for_it(
    text: str, kind: str, plain: str
) -> None:
    """Nails of feet are no manicure."""
    assert glossed(text, kind) == plain


@pytest.mark.parametrize(
    ("text", "kind", "plain"),
    [
        ("көлік қоятын орын бар ма", "kk", "парковка"),
        ("түпнұсқа ма, көшірме ме", "kk", "оригинал копия"),
        ("шаңнан тазалайсыздар ма", "kk", "чистка от пыли"),
        ("өшіп кеткен суреттерді қайтару", "kk", "удалённые пропавшие восстановление фото"),
        ("жүннен тігілген жейдені киіп көрсем", "kk", "из шерсти пошив шить рубашка примерить примерка"),
        ("екі кісілік бөлме тәулігіне қанша", "kk", "двухместный на двоих комната номер за сутки сколько"),
        ("баламды үйірмеге неше жастан аласыздар", "kk", "ребёнок кружок секция со скольки лет возраст"),
        ("жүк тасуға лифтсіз ақы бар ма", "kk", "грузоперевозки без лифта плата стоимость"),
        ("айфоны чините?", "ru", "iphone айфон чините"),
        ("паркануться где", "ru", "парковка где"),
        ("скидос и доставочка", "ru", "скидка и доставка"),
        ("can you fix a laptop screen", "en", "ремонт починить ноутбук экран дисплей"),
    ],
)
def test_a_client_of_any_trade_is_understood(text: str, kind: str, plain: str) -> None:
    """Rooms, repairs, clothes, lessons and cargo are put into plain Russian like hair and nails."""
    assert glossed(text, kind) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("болатын", ""),
        ("алина", ""),
        ("тест", ""),
        ("жарнама", "реклама"),
        ("басқа", "другой"),
    ],
)
def test_a_word_that_begins_like_another_keeps_its_own_sense(text: str, plain: str) -> None:
    """What is left without endings may be another word: «басқа» is no head, «жарнама» no payment."""
    assert glossed(text, "kk") == plain

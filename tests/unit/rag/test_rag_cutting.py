"""A long approved answer is cut to what was asked, and only when that is sure."""

from uuid import uuid4

import pytest

from desk.decision import Action
from desk.knowledge import KnowledgeItem, Provenance
from desk.tenant import Tenant
from rag.cutting.cut import cut
from rag.rag import Rag
from tests.unit.rag.memory import MemoryKnowledge
from tests.unit.rag.talks import after, turn

NAILS = """Цены на маникюр и педикюр:
Маникюр без покрытия — 4 000 ₸
Маникюр с гель-лаком — 7 000 ₸
Мужской маникюр — 4 500 ₸
Педикюр без покрытия — 7 500 ₸
Педикюр с гель-лаком — 10 000 ₸
Наращивание ногтей — 12 000 ₸
Дизайн одного ногтя — 300 ₸
Снятие старого покрытия — 1 500 ₸
Первым гостям скидка 10 %."""
BROWS = """💅 Брови
- коррекция — 3 000 тг
- окрашивание — 2 500 тг
- ламинирование — 8 000 тг

👁 Ресницы
- классика — 9 000 тг
- 2D — 11 000 тг
- 3D — 13 000 тг
- ламинирование — 9 500 тг
Снятие ресниц перед новым наращиванием бесплатно.

Выезд на дом +3 000 тг."""
HAIR = """Корни — 14 000 ₸. В один тон до плеч — 18 000 ₸, ниже плеч — 24 000 ₸. Мелирование — 28 000 ₸. \
Балаяж, шатуш, аиртач — от 45 000 ₸. Тонирование — 12 000 ₸, только вместе с мелированием \
или сложным окрашиванием. Точную цену мастер скажет после осмотра."""
FLATS = """Тазалау бағалары:
Бір бөлмелі пәтер — 12 000 ₸
Екі бөлмелі пәтер — 16 000 ₸
Үш бөлмелі пәтер — 20 000 ₸
Терезе жуу — 1 500 ₸, бір жармасы үшін
Диван тазалау — 12 000 ₸
Матрас тазалау — 8 000 ₸
Кілем жуу — 1 000 ₸, шаршы метріне
Жуу құралдарын өзіміз әкелеміз. Қала сыртына шығу 3 000 ₸ қосылады."""
CUTS = """Әйелдер шашын қию — 6 000 ₸
Ерлер — 5 000 ₸
Балалар — 3 500 ₸
Шаш бояу түбіне — 14 000 ₸
Шаш бояу бір түске — 18 000 ₸
Кератин — 25 000 ₸
Кешкі шаш үлгісі — 12 000 ₸
Бағалар иыққа дейінгі шашқа, ұзын шашқа бөлек есептейміз. Шаш жуу бағаға кіреді."""
MIXED = """Женская стрижка — 6 000 ₸
Мытьё головы входит в стоимость.
Укладка на короткие волосы — 5 000 ₸
Укладка на длинные волосы — 8 000 ₸
Вечерняя причёска — 12 000 ₸
Плетение косы — 3 000 ₸
Цены указаны для волос до лопаток, всё, что длиннее, считаем отдельно после осмотра."""
LAST = """Медовик — 6 500 ₸ за килограмм
Наполеон — 7 000 ₸ за килограмм
Красный бархат — 8 000 ₸ за килограмм
Сникерс — 8 500 ₸ за килограмм
Молочная девочка — 7 500 ₸ за килограмм
Это цены без украшения: фигурки, ягоды и надписи считаем отдельно, когда увидим ваш эскиз."""
STEPS = """1. Напишите нам услугу и удобный день.
2. Внесите предоплату 5 000 ₸ на Kaspi.
3. Пришлите чек в этот чат, и мы подтвердим запись.
4. Приходите за пять минут до начала: позже 15 минут запись отменяется, а предоплата не возвращается."""
HOURS = """Мы работаем с понедельника по пятницу с 9:00 до 21:00. В субботу с 10:00 до 18:00. Воскресенье — \
выходной, кроме декабря. Последняя запись за час до закрытия. В праздники график бывает \
другим, уточняйте его заранее. Парковка есть во дворе."""


def entry(answer: str, question: str = "Прайс", language: str = "ru") -> KnowledgeItem:
    return KnowledgeItem(
        id=uuid4(),
        client_id=uuid4(),
        question=question,
        answer=answer,
        language=language,
        version=1,
        revision=1,
        live=True,
        provenance=Provenance(source="owner"),
    )


@pytest.mark.parametrize(
    ("answer", "question", "said"),
    [
        (NAILS, "маникюр с гель-лаком почём?", [0, 2, 9]),
        (NAILS, "здравствуйте, сколько стоит мужской маникюр?", [0, 3, 9]),
        (NAILS, "наращивание ногтей сколько", [0, 6, 9]),
        (NAILS, "мужской маникюр и дизайн сколько будет", [0, 3, 7, 9]),
        (NAILS, "сколько стоит шеллак", [0, 2, 5, 9]),
        (BROWS, "ламинирование бровей цена", [0, 3, -1]),
        (BROWS, "сколько стоит 2d", [5, 7, 10, -1]),
        (FLATS, "терезе жуу қанша тұрады", [0, 4, 8]),
        (FLATS, "кілем мен диван тазалау қанша", [0, 5, 7, 8]),
        (CUTS, "кератин бағасы қандай", [5, 7]),
        (CUTS, "шаш қию қанша", [0, 1, 2, 7]),
    ],
)
def test_rows_that_are_asked_for_are_said_with_what_holds_for_all(
    answer: str, question: str, said: list[int]
) -> None:
    """The owner's rows stay in their words and order, with heading and closing remarks; «Ерлер» alone is a
    sort of the row before it and stays with it."""
    lines = answer.split("\n")
    told = cut(entry(answer), question)
    assert [line for line in told.text.split("\n") if line] == [lines[place] for place in said]


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("сколько стоит мелирование", ["Мелирование", "Тонирование", "Точную цену"], ["Корни", "Балаяж"]),
        ("балаяж цена", ["от 45 000", "Точную цену"], ["Корни", "Мелирование", "Тонирование"]),
        ("покрасить корни сколько", ["Корни", "ниже плеч", "Точную цену"], ["Балаяж"]),
    ],
)
def test_sentences_with_prices_are_a_list_too(question: str, said: list[str], unsaid: list[str]) -> None:
    """What limits a row or goes on from it stays with it, and what is said about all of them stays."""
    told = cut(entry(HAIR, "Сколько стоит покрасить волосы?"), question)
    assert all(words in told.text for words in said)
    assert not any(words in told.text for words in unsaid)
    assert all(words in " ".join(told.left_out) for words in unsaid)


@pytest.mark.parametrize(
    ("answer", "entry_question", "question"),
    [
        (NAILS, "Сколько стоит маникюр и педикюр?", "сколько стоит педикюр"),  # снятие is for both
        (NAILS, "Прайс", "сколько стоит снять всё старое"),
        (NAILS, "Прайс", "маникюр без скидки сколько"),
        (NAILS, "Прайс", "что дешевле, маникюр или педикюр?"),
        (NAILS, "Прайс", "какие цены"),
        (BROWS, "Сколько стоят брови и ресницы?", "сколько стоит коррекция ресниц"),
        (HAIR, "Сколько стоит покрасить волосы?", "покрасить волосы сколько"),
        (MIXED, "Прайс", "вечерняя причёска цена"),  # a remark in the middle: of one row, or of all?
        (LAST, "Прайс", "сколько стоит наполеон"),  # «это цены…» may be about the last one alone
        (STEPS, "Как записаться?", "какая предоплата"),
        (HOURS, "Какой у вас график?", "до скольки вы в субботу"),
        (HOURS, "Какой у вас график?", "парковка есть?"),
        (FLATS, "Тазалау қанша тұрады?", "қала сыртына шығасыздар ма"),
        (FLATS, "Тазалау қанша тұрады?", "бағалар қандай"),
        (HAIR[:150], "Прайс", "мелирование сколько"),
    ],
)
def test_what_is_not_sure_is_said_whole(answer: str, entry_question: str, question: str) -> None:
    """No condition, exception or limit is ever left out for a shorter answer."""
    told = cut(entry(answer, entry_question), question)
    assert (told.text, list(told.left_out)) == (answer, [])


PRICES = """Прайс на услуги по мебели:
Химчистка дивана — 12 000 ₸
Химчистка матраса — 8 000 ₸
Химчистка кресла — 6 000 ₸
Перетяжка дивана — от 60 000 ₸
Перетяжка кресла — от 30 000 ₸
Ремонт механизма — от 10 000 ₸
Полировка шкафа — 15 000 ₸
Выезд и оценка бесплатно, при отказе от работ платите 2 000 ₸."""


async def test_the_client_reads_the_part_and_the_trace_tells_the_rest(
    rag: Rag, salon: Tenant, knowledge: MemoryKnowledge
) -> None:
    """What was left out can be explained, and asked about next."""
    item = knowledge.add(salon.id, "Сколько стоит химчистка, перетяжка, полировка и ремонт мебели?", PRICES)
    await rag.follower.catch_up()
    try:
        decision = await rag.brain.decide(turn(salon, "сколько стоит химчистка матраса?"))
        lines = PRICES.split("\n")
        assert decision.action is Action.ANSWER
        assert decision.text == "\n".join([lines[0], lines[2], lines[8]])
        assert decision.trace["left_out"] == {str(item.id): [*lines[1:2], *lines[3:8]]}
        history = after("сколько стоит химчистка матраса?", decision)
        going_on = await rag.brain.decide(turn(salon, "сколько стоит полировка шкафа?", history=history))
        assert lines[7] in going_on.text
    finally:
        knowledge.change(item, live=False)
        await rag.follower.catch_up()

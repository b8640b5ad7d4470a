"""What a lesson is compared with, and how it is tried, before clients hear it."""

import time
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from desk.knowledge import KnowledgeItem, Lesson
from desk.ports import Case
from desk.tenant import Tenant
from rag.language.detect import detect
from rag.rag import Rag
from tests.unit.rag.memory import MemoryKnowledge
from tests.unit.rag.talks import turn


def lesson(question: str, answer: str, language: str = "ru") -> Lesson:
    return Lesson(question=question, answer=answer, language=language)


@pytest.mark.parametrize(
    ("question", "answer", "was", "becomes"),
    [
        ("сколько стоит маникюр с гель-лаком?", "Маникюр с гель-лаком 7500 тг", "7 000 ₸", "7 500 ₸"),
        ("мужская стрижка сколько будет", "Мужская стрижка 5,5 тыс", "5 000 ₸", "5 500 ₸"),
        ("до скольки вы работаете?", "Работаем с 10 до 21", "20:00", "21:00"),
        ("сколько стоит окрашивание ниже плеч", "Окрашивание ниже плеч 26 000", "24 000 ₸", "26 000 ₸"),
        ("предоплата нужна?", "Предоплата 10 000 ₸ от 20 000", "5 000 ₸", "10 000 ₸"),
    ],
)
async def test_another_figure_on_the_same_thing_is_found(
    rag: Rag, salon: Tenant, question: str, answer: str, was: str, becomes: str
) -> None:
    """In other words and signs than the entry's; what it says otherwise is named, and corrected in place."""
    found = await rag.examiner.compare(salon, lesson(question, answer), apart_from=())
    assert found.rivals
    assert (found.rivals[0].was, found.rivals[0].becomes) == (was, becomes)
    assert becomes.removesuffix(" ₸") in found.rivals[0].after


@pytest.mark.parametrize(
    ("known", "new", "after"),
    [
        (
            ("Какой у вас выходной?", "Выходной у нас в понедельник."),
            lesson("когда у вас выходной?", "Выходной во вторник"),
            "Выходной у нас во вторник.",
        ),
        (
            ("По каким дням занятия йогой?", "Йога — по средам, в большом зале."),
            lesson("по каким дням йога?", "Йога по четвергам"),
            "Йога — по четвергам, в большом зале.",
        ),
        (
            ("Қай күні демаласыздар?", "Біз дүйсенбі күні демаламыз."),
            lesson("қай күні демаласыздар", "Сейсенбі күні демаламыз", "kk"),
            "Біз сейсенбі күні демаламыз.",
        ),
    ],
)
async def test_another_day_of_the_week_is_found(
    rag: Rag,
    salon: Tenant,
    knowledge: MemoryKnowledge,
    known: tuple[str, str],
    new: Lesson,
    after: str,
) -> None:
    """It is named as it was written, and gives way in its place."""
    business = replace(salon, id=uuid4())
    knowledge.add(business.id, *known, new.language)
    await rag.follower.catch_up()
    (rival,) = (await rag.examiner.compare(business, new, apart_from=())).rivals
    assert rival.after == after


@pytest.mark.parametrize(
    ("question", "answer", "was", "becomes"),
    [
        ("до скольки в субботу?", "По субботам до 18:00", "сб с 10:00 до 20:00", "сб с 10:00 до 18:00"),
        ("по воскресеньям работаете?", "Нет, выходной", "вс с 11:00 до 18:00", "вс — выходной"),
        ("Сенбіде нешеге дейін?", "Сенбіде 18:00-ге дейін", "сб с 10:00 до 20:00", "сб с 10:00 до 18:00"),
    ],
)
async def test_other_hours_of_one_day_deny_the_sentence_on_the_week(
    rag: Rag, salon: Tenant, question: str, answer: str, was: str, becomes: str
) -> None:
    """In both languages; the sentence stays and gets the exception, in its own language."""
    new = lesson(question, answer, detect(question, hint="ru").reply)
    found = await rag.examiner.compare(salon, new, apart_from=())
    assert found.repeats is None
    assert [rival.language for rival in found.rivals] == [
        new.language,
        "ru" if new.language == "kk" else "kk",
    ]
    for rival in found.rivals:
        assert (rival.was, rival.becomes, rival.beside) == (was, becomes, True)
        assert rival.after.startswith(rival.answer)
        assert rival.after.splitlines()[-1].startswith(
            {"ru": "Исключение: ", "kk": "Ерекше күндер: "}[rival.language]
        )


async def test_the_same_hours_of_one_day_are_no_conflict(rag: Rag, salon: Tenant) -> None:
    same = lesson("до скольки вы открыты в субботу?", "По субботам до 20:00")
    assert not (await rag.examiner.compare(salon, same, apart_from=())).rivals


async def test_an_exception_takes_the_place_of_the_one_before(
    rag: Rag, salon: Tenant, knowledge: MemoryKnowledge
) -> None:
    business = replace(salon, id=uuid4())
    week = "Ежедневно с 10:00 до 20:00, без выходных"
    knowledge.add(business.id, "Часы работы", f"{week}\nИсключение: сб с 10:00 до 18:00.")
    await rag.follower.catch_up()
    new = lesson("до скольки в субботу?", "По субботам до 17:00")
    (rival,) = (await rag.examiner.compare(business, new, apart_from=())).rivals
    assert rival.after == f"{week}\nИсключение: сб с 10:00 до 17:00."


async def test_an_entry_that_stops_being_true_is_found(rag: Rag, salon: Tenant) -> None:
    """«Парковки больше нет» denies «Да, во дворе бесплатная парковка»: the whole answer gives way."""
    found = await rag.examiner.compare(salon, lesson("есть парковка?", "Парковки больше нет"), apart_from=())
    assert "бесплатная парковка" in found.rivals[0].was
    assert found.rivals[0].after == "Парковки больше нет"


async def test_the_same_figure_in_the_other_language_is_corrected_too(rag: Rag, salon: Tenant) -> None:
    """A new price of gel polish reaches the Kazakh entry, whose other prices stay."""
    new = lesson("сколько стоит маникюр с гель-лаком?", "Маникюр с гель-лаком 7500 тг")
    found = await rag.examiner.compare(salon, new, apart_from=())
    kazakh = next(rival for rival in found.rivals if rival.language == "kk")
    assert "гель-лакпен — 7 500 ₸, френч — 8 500 ₸" in kazakh.after


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("сколько стоит окрашивание ниже плеч", "24000"),
        ("сколько стоит маникюр с гель-лаком?", "Маникюр с гель-лаком 7000 тг"),
        ("детский педикюр сколько?", "Детский педикюр 4 000 ₸"),
        ("делаете тату?", "Да, хной, 3 000 ₸"),
        ("сколько стоит пирсинг?", "Пирсинг 6000 ₸"),
        ("сколько стоит маникюр без покрытия?", "Маникюр без покрытия — 4 тыс"),
        ("есть ли скидка пенсионерам?", "Пенсионерам скидка 15%"),
    ],
)
async def test_what_is_the_same_or_something_else_is_no_conflict(
    rag: Rag, salon: Tenant, question: str, answer: str
) -> None:
    """Other signs for the same figure, and figures of other services, disturb nobody."""
    assert not (await rag.examiner.compare(salon, lesson(question, answer), apart_from=())).rivals


async def test_one_lesson_changes_one_fact(rag: Rag, salon: Tenant) -> None:
    """«Стрижка 6 000 ₸» may mean men's, women's or children's: never all of them at one press."""
    found = await rag.examiner.compare(salon, lesson("сколько стоит стрижка?", "Стрижка 6000"), apart_from=())
    assert len({rival.was for rival in found.rivals}) <= 1


async def test_what_adds_nothing_is_a_repetition(rag: Rag, salon: Tenant) -> None:
    """The same price in other signs repeats its entry; a further fact does not."""
    price = lesson("сколько стоит маникюр с гель-лаком?", "Маникюр с гель-лаком 7000 тг")
    assert (await rag.examiner.compare(salon, price, apart_from=())).repeats
    more = replace(price, answer="Маникюр с гель-лаком 7000 тг, стразы бесплатно")
    assert not (await rag.examiner.compare(salon, more, apart_from=())).repeats


async def test_a_lesson_that_another_entry_outruns_is_reported(rag: Rag, salon: Tenant) -> None:
    """Asked in the client's own words, the entry of the price list wins over the new one."""
    weak = _item(salon, "Расскажите про ваши расценки", "Прайс висит у входа в салон.")
    misses = await rag.examiner.misses(salon, weak, ["сколько стоит мужская стрижка?"])
    assert misses[0].question == "сколько стоит мужская стрижка?"
    assert "5 000 ₸" in misses[0].becomes
    strong = _item(salon, "Есть ли у вас солярий?", "Да, солярий есть, 300 ₸ минута.")
    assert not await rag.examiner.misses(salon, strong, ["солярий бар ма?"])


async def test_what_is_foreseen_is_what_clients_would_hear(
    rag: Rag, salon: Tenant, knowledge: MemoryKnowledge
) -> None:
    """Whoever asks about another city has no answer to lose; a question in Kazakh is read in Russian too."""
    asked = ("какой у вас адрес в Алматы?", "какой у вас адрес в Астане?", "мекенжайыңыз қандай Алматыда?")
    heard = [(await rag.brain.decide(turn(salon, question))).text for question in asked]
    addresses = [item for item in await _live(knowledge, salon) if item.answer in heard]
    cases = [
        Case(id=uuid4(), question=one, language=detect(one, hint="ru").reply, item_id=addresses[0].id)
        for one in asked
    ]
    gone = [replace(item, live=False) for item in addresses]
    changes = await rag.examiner.changes(salon, gone, cases)
    assert [(change.question, change.was) for change in changes] == [
        (asked[0], heard[0]),
        (asked[2], heard[2]),
    ]


@pytest.mark.long
async def test_two_hundred_approved_answers_are_tried_within_a_second(
    rag: Rag, salon: Tenant, knowledge: MemoryKnowledge
) -> None:
    """Of the processor's time, once their vectors are kept; an answer that would change is named."""
    cases = _cases(knowledge, 200)
    target = next(item for item in knowledge.items.values() if item.answer.startswith("Мужская стрижка"))
    edited = [replace(target, answer="Мужских стрижек у нас больше нет.")]
    await rag.examiner.changes(salon, edited, cases)
    began = time.process_time()
    changes = await rag.examiner.changes(salon, edited, cases)
    assert time.process_time() - began < 1
    assert {change.was for change in changes} == {target.answer}


async def test_questions_that_ask_the_same_are_gathered(rag: Rag, salon: Tenant) -> None:
    """By meaning and words, in both languages; a question about something else stays apart."""
    known = {uuid4(): text for text in ("Есть ли у вас солярий?", "Делаете ли вы татуаж бровей?")}
    tanning = next(iter(known))
    for question in ("солярий есть?", "а у вас солярий есть или нет", "солярий бар ма?"):
        assert list(await rag.examiner.alike(salon, question, known)) == [tanning]
    for question in ("есть ли у вас парковка?", "делаете пирсинг?"):
        assert not await rag.examiner.alike(salon, question, known)


async def _live(knowledge: MemoryKnowledge, tenant: Tenant) -> list[KnowledgeItem]:
    async with knowledge.desks(tenant.id) as desk:
        return list(await desk.knowledge.live())


def _item(tenant: Tenant, question: str, answer: str) -> KnowledgeItem:
    return MemoryKnowledge().add(tenant.id, question, answer)


def _cases(knowledge: MemoryKnowledge, count: int) -> list[Case]:
    items = list(knowledge.items.values())
    places = [items[number % len(items)] for number in range(count)]
    return [
        Case(id=UUID(int=number), question=item.question, language=item.language, item_id=item.id)
        for number, item in enumerate(places)
    ]

"""What is learnt from the owner's replies, and what is not."""

from pathlib import Path

import pytest

from desk.errors import Unexaminable
from desk.knowledge import Lesson, Refusal
from desk.tenant import Tenant
from rag.phrases.classifier import Classifier
from rag.rag import Rag
from rag.teaching.teacher import RagTeacher
from rag.understanding.reader import Reader
from tests.unit.rag.away import Away


@pytest.mark.parametrize(
    ("question", "answer", "learnt"),
    [
        (
            "Здравствуйте! Есть ли у вас солярий?",
            "Да, солярий стоит 300 ₸ минута.",
            "Да, солярий стоит 300 ₸ минута.",
        ),
        ("солярий бар ма?", "Сәлеметсіз бе! Солярий жоқ, өкінішке қарай.", "Солярий жоқ, өкінішке қарай."),
        (
            "а в рассрочку можно оплатить?",
            "Добрый день! Нет, рассрочки у нас нет.",
            "Нет, рассрочки у нас нет.",
        ),
        ("по какому номеру вам звонить?", "Звоните: +7 700 000 00 01", "Звоните: +7 700 000 00 01"),
        ("До скольки вы открыты в субботу?", "По субботам до 16:00", "По субботам до 16:00"),
    ],
)
async def test_an_answer_is_learnt_without_greetings(
    rag: Rag, salon: Tenant, question: str, answer: str, learnt: str
) -> None:
    """The fact stays, the courtesies around it go; the business' own phone is no secret."""
    lesson = await rag.teacher.distil(salon, question, answer)
    assert isinstance(lesson, Lesson)
    assert lesson.answer == learnt
    assert "Здравствуйте" not in lesson.question


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("есть ли у вас солярий?", "Здравствуйте, слушаю вас", "greeting"),
        ("есть ли у вас солярий?", "уточню и напишу", "deferral"),
        ("солярий бар ма сіздерде?", "қазір нақтылап жазамын", "deferral"),
        ("есть ли у вас солярий?", "вот тут посмотрите https://salon.example/a", "link"),
        ("есть ли у вас солярий?", "позвоните Алие +7 700 000 00 12", "personal_data"),
        ("есть ли у вас солярий?", "Айгерим, для вас сделаем бесплатно", "personal_data"),
        ("есть ли у вас солярий?", "Да!", "too_short"),
        ("позовите человека", "Да, я здесь, рассказывайте", "not_a_question"),
        ("верните мои деньги", "Вернули на карту полностью", "not_a_question"),
        ("спасибо!", "Солярия нет", "not_a_question"),
        ("есть ли свободное время завтра у мастера?", "записала вас на завтра в 15:00", None),
        ("До скольки вы открыты в субботу?", "В субботу жду вас до 16:00", "arrangement"),
    ],
)
async def test_what_is_no_knowledge_is_refused(
    rag: Rag, salon: Tenant, question: str, answer: str, reason: str | None
) -> None:
    """Greetings, put-offs, links, personal data and talk with one client are never said to others."""
    refusal = await rag.teacher.distil(salon, question, answer)
    assert isinstance(refusal, Refusal)
    assert reason is None or refusal.reason == reason


async def test_the_language_of_the_lesson_is_that_of_the_answer(rag: Rag, salon: Tenant) -> None:
    """A Kazakh answer to a Russian question is a Kazakh entry."""
    lesson = await rag.teacher.distil(
        salon, "есть ли у вас солярий?", "Иә, солярий бар, бір минуты 300 теңге."
    )
    assert isinstance(lesson, Lesson)
    assert lesson.language == "kk"


@pytest.mark.parametrize(
    "asked",
    [
        "Позовите человека, пожалуйста\nЕсть ли у вас солярий?",
        "Есть ли у вас солярий?\nпозовите администратора",
        "Здравствуйте! Меня зовут Асель, мой номер 8 700 000 00 12.\nЕсть ли у вас солярий?",
        "Это Нурлыбек. Есть ли у вас солярий?",
    ],
)
async def test_the_question_is_what_was_asked_alone(rag: Rag, salon: Tenant, asked: str) -> None:
    """Without the wish for a person, greetings, names and numbers, wherever they stand."""
    lesson = await rag.teacher.distil(salon, asked, "Да, солярий стоит 300 ₸ минута.", client="Нурлыбек")
    assert isinstance(lesson, Lesson)
    assert lesson.question == "Есть ли у вас солярий?"


@pytest.mark.parametrize(
    "answer", ["Нурлыбек, для вас 5 000 ₸", "У Нурлыбека запись на пять", "Әсел ханым, келіңіз, 5 000 ₸"]
)
async def test_an_answer_that_names_the_client_is_refused(rag: Rag, salon: Tenant, answer: str) -> None:
    """By the name the client goes by, also one that stands in no list; and by any common first name."""
    refusal = await rag.teacher.distil(salon, "сколько стоит солярий у вас?", answer, client="Нурлыбек")
    assert refusal == Refusal(reason="personal_data")


async def test_a_last_day_in_the_answer_is_read(rag: Rag, salon: Tenant) -> None:
    """So that it can be offered as the entry's end."""
    lesson = await rag.teacher.distil(salon, "есть ли скидки на солярий?", "Да, скидка 20% до 31 декабря.")
    assert isinstance(lesson, Lesson)
    assert lesson.until
    assert (lesson.until.month, lesson.until.day) == (12, 31)


async def test_nothing_is_learnt_blindly(salon: Tenant, reader: Reader, tmp_path: Path) -> None:
    """Without the embedder it can't be told whether a reply is knowledge: that is asked again later."""
    teacher = RagTeacher(reader=reader, replies=Classifier("replies", Away(), tmp_path))
    with pytest.raises(Unexaminable):
        await teacher.distil(salon, "есть ли у вас солярий?", "Да, солярий стоит 300 ₸ минута.")

"""Days are named by the same words wherever they are read."""

from datetime import date

import pytest

from rag.calendar.named import named_days
from rag.grams import words
from rag.ingest.hours import read_week
from rag.teaching.deadline import deadline
from tests.unit.rag.moments import when

TUESDAY = date(2026, 11, 24)


def asked(question: str) -> list[str]:
    return [day.isoformat() for day in named_days(words(question), TUESDAY).days]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("в следующую субботу", "2026-12-05"),
        ("в суботу", "2026-11-28"),
        ("5 числа", "2026-12-05"),
        ("через три дня", "2026-11-27"),
        ("мамырдың он бесінде", "2027-05-15"),
        ("пятницаға", "2026-11-27"),
        ("завтраға", "2026-11-25"),
        ("сегізінші наурызда", "2027-03-08"),
        ("на женский день", "2027-03-08"),
        ("по пятницам", "2026-11-27"),
    ],
)
def test_a_day_is_the_same_in_a_question_and_in_a_wish(said: str, day: str) -> None:
    """With a typo, in words, in two languages at once, or by its holiday."""
    assert asked(said) == [day]
    assert [one.isoformat() for one in when(said).days] == [day]


@pytest.mark.parametrize(
    ("said", "in_a_question", "in_a_wish"),
    [
        ("во вторник", ["2026-11-24"], ["2026-12-01"]),
        ("сейчас", [], ["2026-11-24"]),
        ("теперь", [], []),
        ("вчера", [], []),
        ("в будни", [], ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]),
    ],
)
def test_a_question_and_a_wish_mean_other_days(
    said: str, in_a_question: list[str], in_a_wish: list[str]
) -> None:
    """Whoever asks whether it is open on Tuesday may mean today; whoever wants to come says so."""
    assert asked(said) == in_a_question
    assert [one.isoformat() for one in when(said).days] == in_a_wish


@pytest.mark.parametrize("said", ["сен бот па?", "смените дату заказа", "осында адам бар ма"])
def test_what_only_looks_like_a_day_is_none(said: str) -> None:
    assert (asked(said), when(said).days) == ([], ())


def test_a_timetable_may_be_shortened_further_than_a_sentence() -> None:
    assert read_week("дүй-жұ 10-20; сен 11-15") == read_week("понедельник-пятница 10-20, субботаға 11-15")
    assert read_week("mon-fri 10-20") == read_week("по будням 10-20")


@pytest.mark.parametrize("text", ["скидка до 31 дек", "скидка по 31 декабря", "31 желтоқсанға дейін"])
def test_a_last_day_is_named_by_the_same_months(text: str) -> None:
    assert deadline(text, TUESDAY) == date(2026, 12, 31)

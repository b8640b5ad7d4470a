"""What the team says of opening hours holds for everything that is computed from them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest

from desk.booking import TimeSpan
from desk.hours import Hours, clock
from desk.knowledge import IMPORT, KnowledgeItem, Provenance
from desk.tenant import Tenant
from rag.facts.taught_hours import as_taught
from rag.ingest.hours import read_week
from rag.rag import Rag
from tests.unit.rag.memory import MemoryKnowledge
from tests.unit.rag.talks import turn

USUAL = Hours(week=read_week("пн-пт 10:00-20:00, сб 10:00-14:00, 15:00-20:00, вс выходной"))
SAID = Provenance(source="owner", agent_id=500)
SET_AT = datetime(2026, 11, 20, tzinfo=UTC)


def entry(question: str, answer: str, provenance: Provenance = SAID, revision: int = 1) -> KnowledgeItem:
    return KnowledgeItem(
        id=uuid4(),
        client_id=uuid4(),
        question=question,
        answer=answer,
        language="ru",
        version=1,
        revision=revision,
        live=True,
        provenance=provenance,
        updated_at=SET_AT,
    )


def saturday_and_sunday(*items: KnowledgeItem, hours: Hours = USUAL) -> str:
    days = as_taught(hours, items).week[5:]
    return "|".join("+".join(f"{clock(one.opens)}-{clock(one.closes)}" for one in day) for day in days)


UNCHANGED = saturday_and_sunday()


@pytest.mark.parametrize(
    ("question", "answer", "weekend"),
    [
        ("До скольки вы открыты в субботу?", "В субботу мы открыты до 18:00.", "10:00-14:00+15:00-18:00|"),
        ("А в субботу?", "до 13 часов", "10:00-13:00|"),
        ("Вы по субботам работаете?", "Нет, по субботам отдыхаем.", "|"),
        ("Вы работаете в воскресенье?", "Да, по воскресеньям с 11 до 17.", f"{UNCHANGED}11:00-17:00"),
        ("Как работаете в выходные?", "В субботу с 11 до 17, а в воскресенье выходной", "11:00-17:00|"),
        ("Сенбіде нешеге дейін жұмыс істейсіздер?", "Сенбіде 16:00-ге дейін.", "10:00-14:00+15:00-16:00|"),
        ("Жексенбіде ашықсыздар ма?", "Жексенбіде 10-нан 16-ға дейін.", f"{UNCHANGED}10:00-16:00"),
        ("В субботу со скольки?", "По субботам с 12", "12:00-14:00+15:00-20:00|"),
        ("До скольки по субботам?", "По субботам до 2 ночи", UNCHANGED),
    ],
)
def test_a_sentence_about_a_weekday_changes_that_day(question: str, answer: str, weekend: str) -> None:
    """From, until, both or a day off, in Russian and Kazakh; the other days stay."""
    assert saturday_and_sunday(entry(question, answer)) == weekend


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("В субботу есть парковка?", "Нет"),
        ("Мастер работает в воскресенье?", "Нет, в воскресенье выходной"),
        ("До скольки в субботу?", "В эту субботу до 15:00"),
        ("До скольки в субботу?", "В субботу 28 ноября до 15:00"),
        ("До скольки вы сегодня?", "До 15:00"),
        ("Детские стрижки когда?", "По субботам с 10 до 12"),
        ("Вы работаете в воскресенье?", "До 16:00 по записи"),
    ],
)
def test_what_speaks_of_anything_else_changes_nothing(question: str, answer: str) -> None:
    """One date, one master or one service is not the week of the business."""
    assert saturday_and_sunday(entry(question, answer)) == UNCHANGED


def test_the_latest_word_holds() -> None:
    first = entry("До скольки в субботу?", "До 16:00", revision=2)
    earlier = entry("До скольки в субботу?", "До 18:00", revision=1)
    assert saturday_and_sunday(first, earlier) == "10:00-14:00+15:00-16:00|"


def test_a_file_that_nobody_of_the_team_sent_and_an_older_word_do_not_hold() -> None:
    """What was set later, by whoever sets the hours, is not overruled by what was said before."""
    until_six = ("До скольки в субботу?", "До 18:00")
    imported = Provenance(source=IMPORT, file_name="answers.md")
    assert saturday_and_sunday(entry(*until_six, imported)) == UNCHANGED
    sent = replace(imported, agent_id=500)
    assert saturday_and_sunday(entry(*until_six, sent)) != UNCHANGED
    later = replace(USUAL, since=SET_AT + timedelta(days=1))
    assert saturday_and_sunday(entry(*until_six), hours=later) == UNCHANGED


@pytest.fixture
async def taught(rag: Rag, salon: Tenant, knowledge: MemoryKnowledge) -> AsyncIterator[None]:
    item = knowledge.add(salon.id, "До скольки вы открыты в субботу?", "В субботу мы открыты до 18:00.")
    await rag.follower.catch_up()
    yield
    knowledge.change(item, live=False)
    await rag.follower.catch_up()


@pytest.mark.usefixtures("taught")
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("в субботу до скольки работаете?", "с 10:00 до 18:00"),
        ("сенбіде нешеге дейін ашықсыздар?", "10:00–18:00"),
        ("какой у вас график работы?", "сб с 10:00 до 18:00"),
    ],
)
async def test_one_reply_is_enough(rag: Rag, salon: Tenant, question: str, told: str) -> None:
    """The hours that were set say until 20:00, and so does the owner's older sentence."""
    decision = await rag.brain.decide(turn(salon, question))
    assert told in decision.text
    assert decision.trace["facts"]["taught"]


@pytest.mark.usefixtures("taught")
async def test_whether_it_is_open_now_follows_the_reply(
    rag: Rag, salon: Tenant, knowledge: MemoryKnowledge
) -> None:
    """On a Saturday evening it is closed."""
    noon, knowledge.now = knowledge.now, datetime(2026, 11, 28, 14, 0, tzinfo=UTC)
    decision = await rag.brain.decide(turn(salon, "вы сейчас открыты?"))
    knowledge.now = noon
    assert decision.reason == "computed:open_now"
    assert "закрыт" in decision.text.lower()


@pytest.mark.usefixtures("taught")
async def test_a_wish_for_a_time_after_the_taught_closing_is_told_so(rag: Rag, salon: Tenant) -> None:
    """Whole or an hour later, the wish is held against the hours that are told, not those that were set."""
    begun = await rag.brain.decide(turn(salon, "запишите на маникюр в субботу в 19:00, Айгерим"))
    assert "В это время мы закрыты, работаем 10:00–18:00." in begun.text
    again = replace(turn(salon, "тогда в 18:30"), booking=begun.booking)
    assert "10:00–18:00" in (await rag.brain.decide(again)).text
    fitting = await rag.brain.decide(replace(turn(salon, "в 17:00"), booking=begun.booking))
    assert fitting.booking
    assert fitting.booking.span == TimeSpan(start=time(17), end=time(17))

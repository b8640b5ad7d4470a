"""Prices, sums, durations and working hours are computed from what was told, or left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.phrases import FluentPhrasebook
from desk.decision import Action, Decision
from desk.hours import Hours
from desk.tenant import Tenant
from desk.verdict import COMPUTED, Grounds
from rag.alike import same_word
from rag.brain.answers import together
from rag.embedding.port import Embedder
from rag.embedding.remembered import RememberedEmbedder, remembering
from rag.facts.asked import Asked, Kind, tokens
from rag.facts.opening import OpeningAnswers, TimeQuestion
from rag.facts.told import Rival
from rag.ingest.hours import read_week
from rag.rag import Rag
from rag.vectors import Matrix
from tests.unit.rag.memory import MemoryKnowledge
from tests.unit.rag.talks import after, turn

MONDAY_NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.fixture
def clock(knowledge: MemoryKnowledge) -> Iterator[MemoryKnowledge]:
    """The database's clock may be set, and goes back."""
    yield knowledge
    knowledge.now = MONDAY_NOON


async def asked(rag: Rag, tenant: Tenant, question: str) -> Decision:
    return await rag.brain.decide(turn(tenant, question))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "сколько стоит маникюр с гель-лаком и снятием",
            "Маникюр с гель-лаком — 7 000 ₸, снятие гель-лака входит в цену.",
        ),
        (
            "маникюр и педикюр с гель-лаком сколько выйдет?",
            "Маникюр с гель-лаком — 7 000 ₸, педикюр с гель-лаком — 10 000 ₸. Вместе — 17 000 ₸.",
        ),
        (
            "балаяж и женская стрижка сколько вместе",
            (
                "Сложное окрашивание — от 45 000 ₸, женская стрижка — 8 000 ₸. Вместе — от 53 000 ₸. "
                "Точную цену мастер скажет после осмотра."
            ),
        ),
        (
            "мужская и детская стрижка сколько стоит",
            "Мужская стрижка — 5 000 ₸, детская стрижка — 3 500 ₸. Вместе — 8 500 ₸.",
        ),
        (
            "әйелдердің шашын қию мен шаш сәндеу қанша болады?",
            "Әйелдердің шашын қию — 8 000 ₸, шаш сәндеу — 6 000 ₸. Барлығы — 14 000 ₸.",
        ),
        (
            "қас түзету мен кірпікті түзету бірге қанша болады?",
            "Қас түзету — 3 000 ₸, жалғанған кірпікті түзету — 6 500 ₸. Барлығы — 9 500 ₸.",
        ),
        ("гель-лакпен маникюр бағасы қанша?", "Гель-лакпен маникюр — 7 000 ₸, шамамен 1,5 сағат."),
        (
            "skolko stoit narashchivanie resnic 2D i snyatie resnic",
            "Наращивание ресниц 2D — 11 000 ₸, снятие ресниц — 2 000 ₸. Вместе — 13 000 ₸.",
        ),
    ],
)
async def test_sums_show_their_parts(rag: Rag, salon: Tenant, question: str, answer: str) -> None:
    """In both languages, with «от» and with what is included; every number stands in the list."""
    decision = await asked(rag, salon, question)
    assert (decision.action, decision.text) == (Action.ANSWER, answer)
    assert decision.reason == "computed:price"
    assert decision.sources


async def test_one_row_that_joins_two_is_not_summed(rag: Rag, salon: Tenant) -> None:
    """«Коррекция и окрашивание бровей» has a price of its own, lower than the sum of its parts."""
    decision = await asked(rag, salon, "коррекция и окрашивание бровей цена")
    assert "5 000" in decision.text
    assert "5 500" not in decision.text


@pytest.mark.parametrize(
    "question",
    [
        "маникюр с гель-лаком и татуаж сколько вместе?",
        "маникюр без снятия сколько стоит",
        "сколько стоит маникюр с гель-лаком на дому",
        "сколько стоит маникюр с гель-лаком для собаки",
        "сколько стоят 3 маникюра с гель-лаком",
    ],
)
async def test_what_is_not_in_the_list_is_not_computed(rag: Rag, salon: Tenant, question: str) -> None:
    """One word that belongs to no service leaves the question to the knowledge."""
    decision = await asked(rag, salon, question)
    assert not decision.reason.startswith("computed")


async def test_several_services_are_offered_with_their_prices(rag: Rag, salon: Tenant) -> None:
    """Which one is meant is asked once; the number chosen gets that row."""
    question = "сколько стоит снятие"
    choice = await asked(rag, salon, question)
    assert choice.action is Action.CLARIFY
    assert [option.label for option in choice.options] == [
        "Снятие гель-лака — 1 500 ₸",
        "Снятие наращённых ногтей — 3 000 ₸",
        "Снятие ресниц — 2 000 ₸",
    ]
    history = after(question, choice)
    chosen = await rag.brain.decide(turn(salon, "2", history=history))
    assert chosen.text == choice.options[1].text
    again = await rag.brain.decide(turn(salon, "сколько стоит снятие", history=history))
    assert again.reason != "computed:choice"


async def test_a_sum_with_one_unclear_part_is_a_choice_of_sums(rag: Rag, salon: Tenant) -> None:
    """The pedicure is done with and without a coating."""
    choice = await asked(rag, salon, "маникюр с гель-лаком и педикюр сколько?")
    assert [option.label for option in choice.options] == [
        "Маникюр с гель-лаком + педикюр без покрытия — 14 500 ₸",
        "Маникюр с гель-лаком + педикюр с гель-лаком — 17 000 ₸",
    ]


async def test_durations_are_told_for_what_was_asked(rag: Rag, salon: Tenant) -> None:
    """One after the other they add up."""
    decision = await asked(rag, salon, "маникюр с гель-лаком и женская стрижка сколько по времени?")
    assert decision.text == (
        "Маникюр с гель-лаком — примерно 1,5 часа, женская стрижка — примерно 1 час. "
        "Подряд — примерно 2,5 часа."
    )


@pytest.mark.parametrize(
    ("moment", "question", "answer"),
    [
        ((23, 12), "вы сейчас открыты?", "Да, сейчас открыто. Работаем до 20:00."),
        ((23, 12), "қазір ашықсыздар ма?", "Иә, қазір ашықпыз. Жабылатын уақытымыз — 20:00."),
        (
            (22, 21),
            "вы ещё открыты?",
            "Сейчас закрыто. Откроемся завтра, 23 ноября, в 10:00 и будем работать до 20:00.",
        ),
        (
            (22, 21),
            "до скольки вы сегодня?",
            (
                "Сегодня мы уже закрылись, работали с 11:00 до 18:00. "
                "Откроемся завтра, 23 ноября, в 10:00 и будем работать до 20:00."
            ),
        ),
        ((23, 8), "до скольки вы сегодня?", "Сегодня работаем с 10:00 до 20:00."),
        ((23, 12), "в воскресенье работаете?", "В воскресенье, 29 ноября, работаем с 11:00 до 18:00."),
        ((22, 21), "в воскресенье работаете?", "В воскресенье, 29 ноября, работаем с 11:00 до 18:00."),
        (
            (23, 12),
            "жексенбіде жұмыс істейсіздер ме?",
            "29 қараша, жексенбі күні, жұмыс істейміз: 11:00–18:00.",
        ),
        ((23, 12), "ертең нешеде ашыласыздар?", "Ертең, 24 қараша күні, жұмыс істейміз: 10:00–20:00."),
        ((23, 12), "8 марта работаете?", "В понедельник, 8 марта, работаем с 11:00 до 18:00."),
        (
            (23, 12),
            "двадцать второго марта вы работаете?",
            (
                "В понедельник, 22 марта, у нас выходной. "
                "Откроемся во вторник, 23 марта, в 11:00 и будем работать до 18:00."
            ),
        ),
        ((23, 12), "29 февраля работаете?", "Во вторник, 29 февраля, работаем с 10:00 до 20:00."),
    ],
)
async def test_hours_follow_the_clock_of_the_business(
    rag: Rag, salon: Tenant, clock: MemoryKnowledge, moment: tuple[int, int], question: str, answer: str
) -> None:
    """Now, today, on a day of the week, on a date, in Almaty's time whatever the machine's is."""
    day, hour = moment
    clock.now = datetime(2026, 11, day, hour - 5, 30, tzinfo=UTC)
    assert (await asked(rag, salon, question)).text == answer


def told_of(tenant: Tenant, question: str) -> str:
    """Without any knowledge beside."""
    asked_for = TimeQuestion(
        asked=Asked(kind=Kind.HOURS, probability=1.0),
        told=tokens(question),
        language="ru",
        now=MONDAY_NOON,
    )
    answers = OpeningAnswers(FluentPhrasebook())
    return answers.answer(asked_for, tenant, Rival(found=(), trusted=False)).text


def test_a_holiday_nobody_has_told_about_is_not_promised(salon: Tenant) -> None:
    """The usual week is said as usual, and no opening on such a day is announced."""
    untold = replace(salon, hours=Hours(week=read_week("пн-пт 10:00-20:00")))
    holiday = told_of(untold, "16 декабря работаете?")
    assert holiday.startswith("16 декабря — праздник, и как мы работаем в этот день, мне пока не сказали.")
    assert "(среда) работаем с 10:00 до 20:00" in holiday
    assert told_of(untold, "6 марта работаете?") == "В субботу, 6 марта, у нас выходной."
    assert told_of(salon, "16 декабря работаете?") == "В среду, 16 декабря, работаем с 11:00 до 18:00."


async def test_the_owners_words_on_holidays_are_said_where_the_hours_have_none(
    rag: Rag, salon: Tenant
) -> None:
    """What an entry tells about holidays is better than the usual week."""
    untold = replace(salon, hours=Hours(week=read_week("пн-сб 10:00-20:00, вс 11:00-18:00")))
    decision = await asked(rag, untold, "работаете ли вы 16 декабря?")
    assert "Отдыхаем только 1 и 2 января и 22 марта." in decision.text


@pytest.mark.parametrize(
    "question", ["мастер Алия завтра работает?", "банкомат рядом работает?", "в 21:00 вы открыты?"]
)
async def test_hours_of_somebody_else_are_not_ours(rag: Rag, salon: Tenant, question: str) -> None:
    """A word that is neither a day nor about opening leaves the question to the knowledge."""
    assert not (await asked(rag, salon, question)).reason.startswith("computed")


async def test_the_owners_own_week_is_preferred_while_it_agrees(rag: Rag, salon: Tenant) -> None:
    """An entry with the same hours is said as it was written; with other hours the set ones win, and the
    contradiction is in the trace."""
    own = await asked(rag, salon, "какой у вас график работы?")
    assert own.text.endswith("Без перерыва на обед.")
    changed = replace(salon, hours=Hours(week=read_week("ежедневно 9-20")))
    computed = await asked(rag, changed, "какой у вас график работы?")
    assert computed.text == "Работаем так: пн–вс с 9:00 до 20:00."
    assert computed.trace["facts"]["contradicts"]


async def test_two_questions_of_two_kinds_get_both_answers(rag: Rag, salon: Tenant) -> None:
    """A price and the hours in one message."""
    decision = await asked(rag, salon, "сколько стоит педикюр с гель-лаком? и до скольки вы сегодня?")
    assert "10 000 ₸" in decision.text
    assert "Сегодня работаем с 10:00 до 20:00." in decision.text


async def test_the_owners_later_word_is_not_overruled(
    rag: Rag, salon: Tenant, knowledge: MemoryKnowledge
) -> None:
    """What the owner has taught against the list stops the computation, and the trace says why."""
    assert (await asked(rag, salon, "сколько стоит укладка?")).reason == "computed:price"
    item = knowledge.add(salon.id, "Сколько стоит укладка?", "Укладка теперь стоит 7 500 ₸.")
    await rag.follower.catch_up()
    decision = await asked(rag, salon, "сколько стоит укладка?")
    assert not decision.reason.startswith("computed")
    assert decision.trace["facts"]["contradicts"][0]["answer"] == item.answer
    knowledge.change(item, live=False)
    await rag.follower.catch_up()


async def test_a_question_is_embedded_once(rag: Rag, salon: Tenant, embedder: Embedder) -> None:
    """Classified, looked up and computed with: the same words cost one embedding, kept for no longer."""
    counting = Counting(embedder)
    remembered = RememberedEmbedder(counting)
    with remembering():
        first = await remembered.queries(["маникюр", "педикюр"])
        again = await remembered.queries(["педикюр", "маникюр"])
    assert counting.asked == ["маникюр", "педикюр"]
    assert (first[0] == again[1]).all()
    await remembered.queries(["маникюр"])
    assert counting.asked == ["маникюр", "педикюр", "маникюр"]


class Counting:
    """Remembers what it was asked."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.id, self.dims = embedder.id, embedder.dims
        self.asked: list[str] = []

    async def queries(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return await self._embedder.queries(texts)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        return await self._embedder.passages(texts)

    async def close(self) -> None:
        """The embedder is closed by its owner."""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("маникюр", "маникюром", True),
        ("маникюр", "манекюр", True),
        ("педик", "педикюр", True),
        ("гель", "гелем", True),
        ("кас", "касынызды", True),
        ("2д", "2d", True),
        ("ноги", "ногти", False),
        ("маникюр", "педикюр", False),
        ("наращивание", "наращенных", False),
        ("2d", "3d", False),
        ("женская", "мужская", False),
    ],
)
def test_a_word_is_known_in_its_other_forms(one: str, other: str, *, same: bool) -> None:
    """Endings of both languages, cut words and slips, but not another word that begins alike."""
    assert same_word(one, other) is same
    assert same_word(other, one) is same


async def test_what_was_computed_is_asked_about_like_other_answers(rag: Rag, salon: Tenant) -> None:
    """A sum, a day's hours, and both beside an entry; a choice is no answer yet."""
    for question in ("маникюр и педикюр с гель-лаком сколько выйдет?", "в воскресенье работаете?"):
        assert (await asked(rag, salon, question)).grounds == Grounds(model=COMPUTED)
    choice = await asked(rag, salon, "сколько стоит окрашивание?")
    assert choice.options
    assert choice.grounds is None
    entry = Decision(action=Action.ANSWER, text="Да.", confidence=0.99, grounds=Grounds(odds=4.0, model="m"))
    sum_ = Decision(action=Action.ANSWER, text="1", confidence=0.5, grounds=Grounds(model=COMPUTED))
    assert together([entry, sum_]).grounds == entry.grounds


@pytest.mark.parametrize(
    ("question", "action"),
    [
        ("сколько за маникюр с гель-лаком и пирсинг?", Action.HUMAN),
        ("гель-лакпен маникюр мен пирсинг барлығы қанша?", Action.HUMAN),
        ("гель-лакпен маникюр плюс татуаж сколько болады?", Action.HUMAN),
        ("гель-лакпен маникюр мен қол парафині барлығы қанша?", Action.CLARIFY),
        ("brovi pokrasit i popravit pochem", Action.CLARIFY),
    ],
)
async def test_half_of_a_sum_is_not_said_for_the_whole(
    rag: Rag, salon: Tenant, question: str, action: Action
) -> None:
    """What is joined to a service and known nowhere goes to a person with it; a verb names no other thing."""
    assert (await asked(rag, salon, question)).action is action

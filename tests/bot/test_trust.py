"""`/trust`, the mode the owner chooses, and hand-overs that were not needed."""

from collections.abc import Sequence

import pytest
from aiogram.methods import AnswerCallbackQuery, SendMessage
from prometheus_client import REGISTRY
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.handover import Agent, Trigger, TriggerType
from desk.trust.escalation import Grade, grade
from desk.verdict import COMPUTED, Grounds, Origin, Review, Verdict
from rag.rag import Rag
from storage.tenants import PostgresTenants
from tests.bot.house import AIGUL, OWNER, House

AGENT = Agent(telegram_id=AIGUL, name="Айгуль")
PRICE = "Маникюр с покрытием — 6 000 ₸, длится полтора часа"


async def judged(
    house: House, rag: Rag, *verdicts: Verdict, language: str = "ru", grounds: Grounds | None = None
) -> None:
    """As the team judged so many answers."""
    await house.says("Сколько стоит?")
    conversation = await house.conversation()
    calibration = await rag.judging.calibrate.of(house.tenant)
    usual = Grounds(odds=9.0, bar=calibration.standing.bar, model=calibration.model)
    async with house.desks(house.tenant.id) as desk:
        for verdict in verdicts:
            review = Review(
                conversation_id=conversation.id,
                origin=Origin.SAMPLE,
                question="?",
                answer=PRICE,
                language=language,
                confidence=0.9,
                grounds=grounds or usual,
            )
            await desk.reviews.add(review)
            await desk.reviews.judge(review.id, verdict, AGENT)
    rag.judging.calibrate.forget(str(house.tenant.id))


def metric(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"{name}_total", labels) or 0.0


async def told(house: House) -> str:
    await house.write(AIGUL, None, "/trust", entities=[{"type": "bot_command", "offset": 0, "length": 6}])
    return str(house.telegram.of(SendMessage)[-1].text)


async def test_nothing_is_said_before_anything_was_checked(house: House) -> None:
    """And how much is missing."""
    assert "Пока сказать нечего" in await told(house)
    assert "после 29 верных" in await told(house)


async def test_a_promise_stands_with_its_figures_and_date(house: House, rag: Rag) -> None:
    """Twenty-nine right ones promise; the language with enough of them is told apart."""
    await judged(house, rag, *[Verdict.RIGHT] * 29)
    said = await told(house)
    assert "Гарантированно" in said
    assert "не больше 10 % при уверенности 95 %, по 29 проверенным ответам" in said
    assert "На русском: проверено 29, неверных 0" in said


async def test_a_promise_is_withdrawn_with_the_model(house: House, rag: Rag, engine: AsyncEngine) -> None:
    """And it is said that the verdicts count no longer."""
    await judged(house, rag, *[Verdict.RIGHT] * 29)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE reviews SET model = 'an older model'"))
    rag.judging.calibrate.forget()
    said = await told(house)
    assert "Пока сказать нечего" in said
    assert "Не в счёт проверок: 29" in said


async def test_what_is_not_enough_is_called_provisional(house: House, rag: Rag) -> None:
    """With the bound that can be stood by, and what is missing. Wrong answers are a metric too."""
    wrong = metric("answers_judged", verdict="wrong")
    await judged(house, rag, *[Verdict.RIGHT] * 20, Verdict.WRONG)
    assert metric("answers_judged", verdict="wrong") - wrong == 1
    said = await told(house)
    assert "предварительно" in said
    assert "неверных среди них: 1" in said
    assert "не хватает верных ответов подряд: 25" in said


async def test_computed_answers_are_counted_apart(house: House, rag: Rag) -> None:
    """They promise nothing of the answers from the knowledge, and take nothing from that promise."""
    computed = Grounds(model=COMPUTED)
    await judged(house, rag, *[Verdict.RIGHT] * 29)
    await judged(house, rag, *[Verdict.WRONG] * 2, Verdict.RIGHT, grounds=computed)
    said = await told(house)
    assert "по 29 проверенным ответам (из них неверных: 0)" in said
    assert "которые я считаю сам: проверено 3, неверных 2" in said
    assert "Не в счёт" not in said


async def test_only_the_owner_changes_the_mode(house: House, tenants: PostgresTenants) -> None:
    """By the button under /trust; a colleague is told so."""
    await house.press(AIGUL, f"shadow_{house.tenant.id}")
    assert house.telegram.of(AnswerCallbackQuery)[-1].text == "Режим меняет только владелец."
    assert not (await tenants.get(house.tenant.id)).in_shadow
    await house.press(OWNER, f"shadow_{house.tenant.id}")
    assert (await tenants.get(house.tenant.id)).in_shadow
    await house.press(OWNER, f"live_{house.tenant.id}")
    assert not (await tenants.get(house.tenant.id)).in_shadow


@pytest.mark.parametrize(
    ("replied", "needless"), [("6 000 ₸, приходите", True), ("Сейчас акция, 5 000 ₸", False)]
)
async def test_a_needless_hand_over_is_counted(
    house: House, engine: AsyncEngine, replied: str, needless: bool
) -> None:
    """The manager said what the bot had found and not dared to say. Prometheus sees it too."""
    seen = metric("escalations_graded", grade="false")
    handover = await house.ask("Сколько стоит?", Trigger(type=TriggerType.LOW_CONFIDENCE))
    trace = '{"action": "human", "reason": "low_confidence", "found": [{"answer": "' + PRICE + '"}]}'
    async with engine.begin() as connection:
        done = text("UPDATE messages SET status = 'done', decision_trace = CAST(:trace AS jsonb)")
        await connection.execute(done, {"trace": trace})
    topic_id = (await house.conversation()).topic_id
    await house.write(AIGUL, topic_id, replied)
    await house.press(AIGUL, f"resolve_{handover.id}")
    async with house.desks(house.tenant.id) as desk:
        counted = await desk.figures.escalations()
    assert (counted.needless, counted.graded) == (int(needless), 1)
    assert metric("escalations_graded", grade="false") - seen == int(needless)


@pytest.mark.parametrize(
    ("found", "replied", "expected"),
    [
        ([PRICE], "6000 тенге", Grade.FALSE),
        ([PRICE], "с вас 6 500", Grade.NEEDED),
        ([PRICE], "6 000 ₸, но для вас 5 000 ₸", Grade.NEEDED),
        (["Парковка во дворе, бесплатно для клиентов"], "Бесплатная парковка есть во дворе", Grade.FALSE),
        (["Парковка во дворе, бесплатно для клиентов"], "Сегодня мастер заболела, извините", Grade.NEEDED),
        (["Работаем с 10 до 20"], "С 10", Grade.NEEDED),
        ([], "6 000 ₸", Grade.NEEDED),
    ],
)
def test_what_the_knowledge_could_have_answered(found: Sequence[str], replied: str, expected: Grade) -> None:
    """All figures of the reply, one of them telling, or most of its words stand in an entry."""
    assert grade(found, replied) is expected

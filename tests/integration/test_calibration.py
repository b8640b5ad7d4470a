"""What the team says of answers moves the bar from which the bot answers."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.handover import Agent
from desk.tenant import ERROR_LIMIT, MODE, SHADOW
from desk.trust.label import log_odds
from desk.trust.prior import Prior, RiskPoint
from desk.usecases.calibrate import DRAFTS_FROM, Calibrate
from desk.usecases.judge_answer import JudgeAnswer
from desk.verdict import COMPUTED, Grounds, Verdict
from storage.tenants import PostgresTenants
from tests.integration.room import Room, answer

MODEL = "an embedder/weights/verbatim"
PRIOR = Prior(
    points=[
        RiskPoint(threshold=threshold, error=error)
        for threshold, error in ((0.5, 0.2), (0.6, 0.1), (0.8, 0.04), (0.9, 0.02))
    ],
    threshold=0.6,
)
AIGUL = Agent(telegram_id=501, name="Айгуль")
GROUNDS = Grounds(odds=log_odds(0.7), bar=log_odds(0.6), model=MODEL)


def calibrate(room: Room) -> Calibrate:
    return Calibrate(desks=room.desks, prior=PRIOR, model=MODEL)


async def answered(room: Room, grounds: Grounds = GROUNDS, times: int = 1) -> None:
    room.brain.decision = replace(answer("7 000 ₸"), grounds=grounds)
    for _ in range(times):
        await room.hears("сколько стоит?")
        await room.turn()


async def asked_about(engine: AsyncEngine) -> Sequence[UUID]:
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT id FROM reviews WHERE verdict IS NULL"))
        return rows.scalars().all()


async def judged(room: Room, engine: AsyncEngine, verdict: Verdict) -> None:
    for review_id in await asked_about(engine):
        await JudgeAnswer(room.desks)(room.tenant.id, review_id, verdict, AIGUL)


async def test_an_answer_is_asked_about_with_its_stored_probability(room: Room, engine: AsyncEngine) -> None:
    """Certain ones are asked about, impossible ones are not, and what has no grounds never is."""
    await answered(room)
    assert len(await asked_about(engine)) == 1
    await answered(room, replace(GROUNDS, chance=0.0), times=5)
    room.brain.decision = answer("Мы открыты")
    await room.hears("вы открыты?")
    await room.turn()
    assert len(await asked_about(engine)) == 1
    async with engine.connect() as connection:
        kept = (await connection.execute(text("SELECT odds, bar, chance, model FROM reviews"))).one()
    assert tuple(kept) == (GROUNDS.odds, GROUNDS.bar, 1.0, MODEL)


async def test_wrong_answers_raise_the_bar_once_the_verdicts_are_read(
    room: Room, engine: AsyncEngine
) -> None:
    """A verdict is heard of, and until then nothing is read anew."""
    counting = calibrate(room)
    before = await counting.of(room.tenant)
    assert (before.threshold, before.chance) == (0.6, 1.0)
    await answered(room, times=8)
    await judged(room, engine, Verdict.WRONG)
    assert (await counting.of(room.tenant)) is before
    counting.forget(str(room.tenant.id))
    after = (await counting.of(room.tenant)).standing
    assert after.shift < 0
    assert after.bar > before.standing.bar


async def test_verdicts_on_one_business_move_no_other_bar(
    room: Room, engine: AsyncEngine, tenants: PostgresTenants
) -> None:
    """Neither as they are read nor as they are remembered, nor when the one is forgotten."""
    other = replace(room.tenant, id=uuid4(), slug="cakes", telegram_chat_id=-1001000000002)
    await tenants.save(other)
    counting = calibrate(room)
    theirs = await counting.of(other)
    await answered(room, times=8)
    await judged(room, engine, Verdict.WRONG)
    assert (await counting.of(room.tenant)).standing.bar > theirs.standing.bar
    counting.forget(str(room.tenant.id))
    assert await counting.of(other) is theirs
    assert await calibrate(room).of(other) == theirs


@pytest.mark.parametrize("model", [MODEL, COMPUTED])
async def test_fewer_answers_are_asked_about_when_many_were(
    room: Room, engine: AsyncEngine, model: str
) -> None:
    """After the first fifty every fifth; computed ones are counted by themselves."""
    await answered(room, replace(GROUNDS, model=model))
    copied = "client_id, conversation_id, origin, question, answer, language, confidence, model"
    copies = f"INSERT INTO reviews ({copied}) SELECT {copied} FROM reviews, generate_series(1, 49)"
    async with engine.begin() as connection:
        await connection.execute(text(copies))
    counted = await calibrate(room).of(room.tenant)
    assert (counted.chance, counted.computed_chance) == ((0.2, 1.0) if model == MODEL else (1.0, 0.2))


async def test_a_tenants_own_limit_and_mode_count_at_once(room: Room) -> None:
    """A clinic begins stricter; in shadow mode drafts begin lower, and every one of them is judged."""
    counting = calibrate(room)
    assert (await counting.of(room.tenant)).threshold == 0.6
    clinic = replace(room.tenant, profile={ERROR_LIMIT: 0.05})
    assert (await counting.of(clinic)).threshold == 0.8
    shadow = await counting.of(replace(room.tenant, profile={MODE: SHADOW}))
    assert (shadow.threshold, shadow.chance) == (DRAFTS_FROM, 1.0)
    assert shadow.standing.threshold == 0.6

"""What is too old, too much, too late or said by a colleague is not answered by the bot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.phrases import FluentPhrasebook
from desk.conversation import Channel, ConversationState
from desk.decision import Action, Turn
from desk.handover import TriggerType
from desk.incoming import IncomingMessage
from desk.limits import USUAL, Limits
from desk.loop_breaker import LoopBreaker
from desk.message import Message, MessageStatus, Role
from desk.ports import Claims
from desk.tenant import Tenant
from desk.usecases.bring_media import BringMedia
from desk.usecases.effects import bot_message, say
from desk.usecases.hear_colleague import HearColleague
from desk.usecases.receive_message import ReceiveMessage
from desk.usecases.send_message import SendMessage
from desk.work import ClaimedWork, Crew, Failed, Outcome, Sent
from storage.lanes import PostgresLanes
from tests.integration.room import CONTACT, Room, ToldBrain, answer

HOUR = timedelta(hours=1)


def message(words: str, number: int = 1, *, age: timedelta = timedelta()) -> IncomingMessage:
    moment = datetime.now(UTC) - age
    return IncomingMessage(contact=CONTACT, provider_id=f"p{number}", provider_time=moment, text=words)


async def test_a_replay_of_history_is_kept_and_not_answered(room: Room) -> None:
    await room.receive(room.tenant.id, message("сколько стоит?", age=USUAL.history_after + HOUR))
    assert await room.turns.claim() == Claims()
    async with room.desks(room.tenant.id) as desk:
        kept = await desk.messages.received_as("p1")
    assert (kept.status, kept.decision) == (MessageStatus.DONE, {"reason": "history"})


async def test_a_flood_is_kept_and_only_its_beginning_is_answered(room: Room) -> None:
    receive = ReceiveMessage(room.desks, Limits(messages_a_minute=5))
    for number in range(9):
        await receive(room.tenant.id, message("а", number))
    await room.turn()
    assert len(room.brain.turns[0].messages) == 5
    assert await room.turns.claim() == Claims()


async def test_two_machines_that_answer_each_other_are_stopped_by_a_person() -> None:
    now = datetime.now(UTC)
    said = Message(
        conversation_id=(turn := _turn(now)).messages[0].conversation_id,
        role=Role.BOT,
        status=MessageStatus.SENT,
        created_at=now - timedelta(seconds=30),
    )
    breaker = LoopBreaker(ToldBrain(answer("да")), Limits(answers_in_a_row=3))
    assert (await breaker.decide(replace(turn, history=(said,) * 2))).action is Action.ANSWER
    stopped = await breaker.decide(replace(turn, history=(said,) * 3))
    assert stopped.trigger
    assert stopped.trigger.type is TriggerType.LOOP
    old = replace(said, created_at=now - HOUR)
    assert (await breaker.decide(replace(turn, history=(old,) * 9))).action is Action.ANSWER


def _turn(now: datetime) -> Turn:
    asked = Message(
        conversation_id=uuid4(), role=Role.CLIENT, text="?", status=MessageStatus.NEW, created_at=now
    )
    return Turn(tenant=Tenant(id=uuid4(), slug="s", name="S"), messages=(asked,))


class Courier:
    async def send(self, *_: object) -> Outcome:
        return Sent()


@pytest.fixture
def send(room: Room, bring: BringMedia) -> SendMessage:
    return SendMessage(
        desks=room.desks,
        tenants=room.tenants,
        couriers={Channel.WHATSAPP: Courier()},
        bring=bring,
        phrasebook=FluentPhrasebook(),
    )


@pytest.fixture
def bring(room: Room) -> BringMedia:
    class Nowhere:
        async def download(self, *_: object) -> bytes:
            raise AssertionError("nothing is to be fetched here")

    return BringMedia(desks=room.desks, tenants=room.tenants, web=Nowhere(), telegram=Nowhere())


async def test_an_answer_that_waited_too_long_is_left_to_a_person_who_may_still_send_it(
    room: Room, send: SendMessage, engine: AsyncEngine
) -> None:
    claimed = await _waiting_answer(room, engine)
    late = await send(claimed)
    assert isinstance(late, Failed)
    async with room.desks(room.tenant.id) as desk:
        await desk.outbox.finish(claimed, late)
        assert await desk.outbox.requeue(claimed.work.subject_id)
    assert await send(await _claimed(engine)) == Sent()


async def _waiting_answer(room: Room, engine: AsyncEngine) -> ClaimedWork:
    async with room.desks(room.tenant.id) as desk:
        conversation = await desk.conversations.of(CONTACT)
        await say(desk, conversation, bot_message(conversation, "7 000 ₸"))
    async with engine.begin() as connection:
        statement = text("UPDATE messages SET created_at = now() - CAST(:age AS interval)")
        await connection.execute(statement, {"age": USUAL.answer_within + HOUR})
    return await _claimed(engine)


async def _claimed(engine: AsyncEngine) -> ClaimedWork:
    lanes = PostgresLanes(engine, lease=timedelta(seconds=5))
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE lanes SET lease_token = NULL, lease_until = NULL"))
    (lease,) = (await lanes.claim(Crew.CLIENT)).leases
    claimed = await lanes.go_on(lease)
    assert claimed
    return claimed


async def test_a_colleague_on_the_phone_silences_the_bot(room: Room, engine: AsyncEngine) -> None:
    hear = HearColleague(room.desks)
    assert await hear(room.tenant.id, message("Здравствуйте, это Мадина, сейчас помогу"))
    assert not await hear(room.tenant.id, message("Здравствуйте, это Мадина, сейчас помогу"))
    assert await room.state() is ConversationState.PENDING
    async with engine.connect() as connection:
        kinds = (await connection.execute(text("SELECT kind FROM outbox ORDER BY seq"))).scalars().all()
    assert kinds == ["card", "copy"]


async def test_an_echo_of_the_bots_own_words_is_nobodys(room: Room) -> None:
    await room.hears("сколько?")
    await room.turn()
    (said,) = await room.replies()
    assert not await HearColleague(room.desks)(room.tenant.id, message(said, 7))
    assert await room.state() is ConversationState.BOT_ACTIVE

"""One turn after another, on a real database, with a brain that does as it is told."""

import asyncio
from dataclasses import replace

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.conversation import ConversationState
from desk.decision import Action, Decision
from desk.handover import Agent, Trigger, TriggerType
from desk.incoming import IncomingMessage
from desk.limits import USUAL
from desk.message import MessageStatus, Role
from desk.ports import Claims
from desk.usecases.escalate import escalate
from desk.usecases.take_handover import TakeHandover
from tests.integration.room import CONTACT, Room, answer

HUMAN = Decision(
    action=Action.HUMAN, language="kk", trigger=Trigger(type=TriggerType.INTENT, value="HUMAN_REQUEST")
)


async def test_fragments_of_one_burst_are_one_turn_in_their_order(room: Room) -> None:
    for words in ("здравствуйте", "а сколько стоит", "маникюр?"):
        await room.hears(words)
    await room.turn()
    assert [turn.text for turn in room.brain.turns] == ["здравствуйте\nа сколько стоит\nманикюр?"]
    assert len(await room.replies()) == 1
    assert await room.turns.claim() == Claims()


async def test_only_the_first_answer_of_a_talk_says_that_an_ai_answers(room: Room) -> None:
    for _ in range(2):
        await room.hears("вопрос")
        await room.turn()
    first, second = await room.replies()
    assert "ИИ" in first
    assert room.tenant.name in first
    assert second == "7 000 ₸"


async def test_an_answer_that_was_outrun_by_the_client_is_discarded(room: Room) -> None:
    async def meanwhile() -> None:
        await room.hears("точнее, педикюр")

    room.brain.meanwhile = meanwhile
    await room.hears("сколько стоит маникюр?")
    await room.turn()
    assert await room.replies() == []
    await room.turn()
    assert len(await room.replies()) == 1
    assert room.brain.turns[-1].text == "сколько стоит маникюр?\nточнее, педикюр"


async def test_an_escalation_is_promised_in_the_clients_language_and_stands(
    room: Room, engine: AsyncEngine
) -> None:
    room.brain.decision = HUMAN
    await room.hears("админді шақырыңызшы")
    await room.turn()
    assert await room.state() is ConversationState.PENDING
    assert len(await room.replies()) == 1
    async with engine.connect() as connection:
        kinds = (await connection.execute(text("SELECT kind FROM outbox ORDER BY seq"))).scalars().all()
    assert kinds == ["card", "send"]


async def test_while_a_person_is_asked_for_the_bot_is_silent_and_messages_go_to_the_topic(
    room: Room, engine: AsyncEngine
) -> None:
    room.brain.decision = HUMAN
    await room.hears("позовите человека")
    await room.turn()
    await room.hears("ау")
    await room.turn()
    assert len(room.brain.turns) == 1
    assert len(await room.replies()) == 1
    async with engine.connect() as connection:
        copies = (await connection.execute(text("SELECT count(*) FROM outbox WHERE kind = 'copy'"))).scalar()
    assert copies == 1


async def test_an_answer_is_discarded_when_a_person_took_over_while_the_bot_was_thinking(room: Room) -> None:
    async def meanwhile() -> None:
        async with room.desks(room.tenant.id) as desk:
            conversation = await desk.conversations.of(CONTACT)
            opened = await escalate(desk, conversation, Trigger(type=TriggerType.MANAGER), "")
        assert opened.handover
        agent = Agent(telegram_id=1, name="Айгерим")
        await TakeHandover(room.desks)(room.tenant.id, opened.handover.id, agent)

    room.brain.meanwhile = meanwhile
    await room.hears("сколько стоит?")
    await room.turn()
    await room.turn()
    assert await room.replies() == []
    assert await room.state() is ConversationState.MANAGER_ACTIVE


async def test_a_turn_that_fails_too_often_is_handed_to_a_person(room: Room) -> None:
    await room.hears("вопрос")
    await room.take_turn.give_up(await room.lease(), "ValueError")
    assert await room.state() is ConversationState.PENDING
    assert len(await room.replies()) == 1


async def test_an_opt_out_is_kept_and_confirmed_once(room: Room) -> None:
    room.brain.decision = Decision(action=Action.OPTOUT, language="ru")
    await room.hears("не пишите мне больше")
    await room.turn()
    assert len(await room.replies()) == 1
    async with room.desks(room.tenant.id) as desk:
        assert (await desk.conversations.of(CONTACT)).opted_out


async def test_every_message_of_a_turn_keeps_the_decision(room: Room) -> None:
    room.brain.decision = replace(
        answer("да"), reason="answered", trace={"understood": {"intent": "question"}}
    )
    await room.hears("раз")
    await room.hears("два")
    await room.turn()
    async with room.desks(room.tenant.id) as desk:
        conversation = await desk.conversations.of(CONTACT)
        said = await desk.messages.latest(conversation.id, limit=10)
    asked = [message for message in said if message.role is Role.CLIENT]
    assert {message.status for message in asked} == {MessageStatus.DONE}
    for message in asked:
        assert message.decision
        assert message.decision["reason"] == "answered"
        assert message.decision["understood"] == {"intent": "question"}


async def test_a_message_that_comes_while_an_empty_turn_is_closed_keeps_its_turn(
    room: Room, engine: AsyncEngine
) -> None:
    """The turn looked before the message was there, and is closed after it."""
    await room.hears("вопрос")
    lease = await room.lease()
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE messages SET status = 'done'"))
    async with asyncio.TaskGroup() as group, room.desks(room.tenant.id) as desk:
        incoming = IncomingMessage(contact=CONTACT, provider_id="late", text="ещё один")
        await desk.mailbox.receive(incoming, USUAL)
        group.create_task(room.take_turn(lease))
        await asyncio.sleep(0.2)
    await room.turn()
    assert [turn.text for turn in room.brain.turns] == ["ещё один"]


async def test_the_same_message_twice_is_stored_once(room: Room) -> None:
    incoming = IncomingMessage(contact=CONTACT, provider_id="same", text="привет")
    results = await asyncio.gather(*(room.receive(room.tenant.id, incoming) for _ in range(20)))
    assert [result.duplicate for result in results].count(False) == 1

"""Work outside the database: in order, to its end, and never twice without being asked for."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.conversation import Conversation, ConversationState
from desk.errors import LeaseLost
from desk.message import Message, MessageStatus, Role
from desk.ports import Desks, Lease
from desk.tenant import Tenant
from desk.usecases.carry_work import CarryWork
from desk.usecases.delivery import Delivery
from desk.usecases.effects import bot_message, order, say
from desk.usecases.retry_delivery import RetryDelivery
from desk.work import ClaimedWork, Crew, Failed, Outcome, Retry, Sent, Uncertain, WorkKind
from storage.json import dumps
from storage.lanes import PostgresLanes
from storage.stuck import list_stuck, requeue_dead, requeue_one
from tests.integration.room import CONTACT


class ToldCarrier:
    """Ends each piece of work as told; `carried` are the subjects in the order they came."""

    def __init__(self) -> None:
        self.carried: list[uuid.UUID] = []
        self.outcomes: list[Outcome] = []

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        self.carried.append(claimed.work.subject_id)
        return self.outcomes.pop(0) if self.outcomes else Sent()


class Post:
    """One lane to one client."""

    def __init__(self, desks: Desks, lanes: PostgresLanes, tenant: Tenant) -> None:
        self.desks, self.lanes, self.tenant = desks, lanes, tenant
        self.carrier = ToldCarrier()
        self.carry = CarryWork(
            desks=desks,
            lanes=lanes,
            carriers={WorkKind.SEND: self.carrier},
            delivery=Delivery(),
            attempts={WorkKind.SEND: 3},
        )

    async def queue(self, *words: str, role: Role = Role.BOT) -> list[Message]:
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(CONTACT)
            messages = [replace(bot_message(conversation, word), role=role) for word in words]
            for message in messages:
                await say(desk, conversation, message)
        return messages

    async def lease(self) -> Lease:
        for _ in range(200):
            if leases := (await self.lanes.claim(Crew.CLIENT)).leases:
                return leases[0]
            await asyncio.sleep(0.02)
        raise AssertionError("no lane became ready")

    async def deliver(self, *outcomes: Outcome) -> None:
        self.carrier.outcomes = list(outcomes)
        await self.carry(await self.lease())

    async def conversation(self) -> Conversation:
        async with self.desks(self.tenant.id) as desk:
            return await desk.conversations.of(CONTACT)

    async def status(self, message: Message) -> MessageStatus:
        async with self.desks(self.tenant.id) as desk:
            return (await desk.messages.get(message.id)).status


@pytest.fixture
def lanes(engine: AsyncEngine) -> PostgresLanes:
    return PostgresLanes(engine, lease=timedelta(seconds=1))


@pytest.fixture
def post(desks: Desks, lanes: PostgresLanes, tenant: Tenant) -> Post:
    return Post(desks, lanes, tenant)


def soon(error: str = "busy") -> Retry:
    return Retry(error=error, after=timedelta(milliseconds=10))


async def test_a_lane_keeps_its_order_through_retries(post: Post) -> None:
    first, second, third = await post.queue("1", "2", "3")
    post.carrier.outcomes = [Sent(), soon()]
    while len(post.carrier.carried) < 4:
        await post.carry(await post.lease())
    assert post.carrier.carried == [first.id, second.id, second.id, third.id]


async def test_one_lane_is_worked_on_by_one_worker(post: Post) -> None:
    await post.queue("1", "2")
    lease = await post.lease()
    assert (await post.lanes.claim(Crew.CLIENT)).leases == ()
    await post.lanes.release(lease)
    assert (await post.lanes.claim(Crew.CLIENT)).leases


async def test_work_added_while_its_lane_is_let_go_is_not_left_lying(post: Post) -> None:
    await post.queue("1")
    lease = await post.lease()
    first = await post.lanes.go_on(lease)
    assert first
    async with post.desks(post.tenant.id) as desk:
        await desk.outbox.finish(first, Sent())
    async with asyncio.TaskGroup() as group, post.desks(post.tenant.id) as desk:
        conversation = await desk.conversations.of(CONTACT)
        await say(desk, conversation, bot_message(conversation, "2"))
        letting_go = group.create_task(post.lanes.go_on(lease))
        await asyncio.sleep(0.2)  # it looked before this is committed, and waits to let the lane go
    second = letting_go.result()
    assert second
    assert second.work.subject_id != first.work.subject_id


async def test_the_lane_of_a_dead_worker_is_taken_over_and_its_message_is_not_sent_blindly(
    post: Post,
) -> None:
    (message,) = await post.queue("1")
    dead = await post.lease()
    assert await post.lanes.go_on(dead) is not None
    await post.deliver()
    assert post.carrier.carried == []
    assert await post.status(message) is MessageStatus.UNCERTAIN
    with pytest.raises(LeaseLost):
        await post.lanes.renew(dead)


async def test_what_a_worker_says_after_its_lease_is_lost_is_not_written(post: Post) -> None:
    await post.queue("1")
    late = await post.lanes.go_on(await post.lease())
    assert late
    await post.deliver()
    with pytest.raises(LeaseLost):
        async with post.desks(post.tenant.id) as desk:
            await desk.outbox.finish(late, Sent())


async def test_an_answer_that_never_arrives_becomes_a_persons(post: Post) -> None:
    (message,) = await post.queue("ответ")
    post.carrier.outcomes = [soon()] * 3
    while len(post.carrier.carried) < 3:
        await post.carry(await post.lease())
    assert await post.status(message) is MessageStatus.FAILED
    assert (await post.conversation()).state is ConversationState.PENDING


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Sent(provider_id="x"), MessageStatus.SENT),
        (Failed(error="нет"), MessageStatus.FAILED),
        (Uncertain(error="?"), MessageStatus.UNCERTAIN),
    ],
)
async def test_a_managers_message_shows_how_its_delivery_ended(
    post: Post, engine: AsyncEngine, outcome: Outcome, status: MessageStatus
) -> None:
    (message,) = await post.queue("ответ", role=Role.MANAGER)
    await post.deliver(outcome)
    assert await post.status(message) is status
    kinds = await kinds_of(engine, message.id)
    assert "react" in kinds
    assert ("notice" in kinds) is (status is not MessageStatus.SENT)


async def test_a_person_may_have_an_uncertain_message_sent_again(post: Post) -> None:
    (message,) = await post.queue("ответ", role=Role.MANAGER)
    await post.deliver(Uncertain(error="?"))
    retry = RetryDelivery(post.desks)
    assert await retry(post.tenant.id, message.id)
    assert not await retry(post.tenant.id, message.id)
    await post.deliver(Sent())
    assert await post.status(message) is MessageStatus.SENT


async def test_the_operator_requeues_dead_work_and_uncertain_work_only_by_name(
    post: Post, engine: AsyncEngine
) -> None:
    await post.queue("1", "2", role=Role.MANAGER)
    await post.deliver(Failed(error="нет"), Uncertain(error="?"))
    dead, uncertain = await list_stuck(engine)
    assert (dead.status, uncertain.status) == ("dead", "uncertain")
    assert await requeue_dead(engine) == 1
    assert await requeue_one(engine, uncertain.id) == 1
    await post.deliver()
    assert await list_stuck(engine) == []


async def test_cards_that_wait_are_merged(post: Post, engine: AsyncEngine) -> None:
    (message,) = await post.queue("1")
    async with post.desks(post.tenant.id) as desk:
        await order(desk, message, WorkKind.REACT, WorkKind.REACT, WorkKind.CARD, WorkKind.CARD)
    assert sorted(await kinds_of(engine, message.id)) == ["card", "react", "send"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [("a\x00b", "ab"), ("\\u0000", "\\u0000"), ("\ud800x", "?x"), ("обычный 👍", "обычный 👍")],
)
async def test_any_text_of_a_report_can_be_kept(desks: Desks, tenant: Tenant, value: str, kept: str) -> None:
    assert dumps(value)
    async with desks(tenant.id) as desk:
        row_id = await desk.updates.add(1, {"text": value})
        assert row_id
        assert await desk.updates.get(row_id) == {"text": kept}


async def kinds_of(engine: AsyncEngine, subject_id: uuid.UUID) -> Sequence[str]:
    async with engine.connect() as connection:
        statement = text("SELECT kind FROM outbox WHERE subject_id = :id ORDER BY seq")
        return (await connection.execute(statement, {"id": subject_id})).scalars().all()

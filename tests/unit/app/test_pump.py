"""Claimed work is handled side by side, within bounds, and one bad piece stops nothing."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from app.pump import Pump, Source
from desk.errors import LeaseLost
from desk.ports import Claims, Lease


class Pile:
    """Leases to be claimed, and what became of them."""

    def __init__(self, *keys: str) -> None:
        self.waiting = [
            Lease(client_id=uuid.uuid4(), key=key, token=uuid.uuid4(), attempts=1) for key in keys
        ]
        self.renewed: list[str] = []
        self.released: list[str] = []
        self.failures: list[tuple[str, str]] = []
        self.renewing: Callable[[Lease], None] = lambda lease: self.renewed.append(lease.key)

    @property
    def source(self) -> Source:
        return Source(
            claim=self._claim,
            renew=self._renew,
            failed=self._failed,
            release=self._release,
        )

    async def _claim(self, most: int) -> Claims:
        claimed, self.waiting = self.waiting[:most], self.waiting[most:]
        return Claims(leases=tuple(claimed))

    async def _renew(self, lease: Lease) -> None:
        self.renewing(lease)

    async def _release(self, lease: Lease) -> None:
        self.released.append(lease.key)

    async def _failed(self, lease: Lease, error: Exception) -> None:
        self.failures.append((lease.key, type(error).__name__))


@asynccontextmanager
async def running(
    pile: Pile, handle: Callable[[Lease], Awaitable[None]], *, limit: int = 2
) -> AsyncIterator[Pump]:
    pump = Pump(pile.source, handle, limit=limit, renew_seconds=0.01)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(pump.run())
        yield pump
        pump.stop()


async def test_no_more_than_the_limit_is_handled_at_once() -> None:
    pile, busy, most, done = Pile(*"abcdef"), 0, 0, asyncio.Event()

    async def handle(lease: Lease) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.01)
        busy -= 1
        if lease.key == "f":
            done.set()

    async with running(pile, handle, limit=3):
        await done.wait()
    assert most == 3


async def test_one_bad_piece_is_reported_and_the_rest_goes_on() -> None:
    pile, done = Pile("bad", "good"), asyncio.Event()

    async def handle(lease: Lease) -> None:
        if lease.key == "bad":
            raise ValueError
        done.set()

    async with running(pile, handle, limit=1):
        await done.wait()
    assert pile.failures == [("bad", "ValueError")]


async def test_a_lease_is_renewed_while_its_work_goes_on() -> None:
    pile, done = Pile("long"), asyncio.Event()

    async def handle(_: Lease) -> None:
        while len(pile.renewed) < 3:
            await asyncio.sleep(0.005)
        done.set()

    async with running(pile, handle):
        await done.wait()
    assert pile.renewed[:3] == ["long"] * 3


async def test_work_whose_lease_is_lost_is_ended_and_not_called_a_failure() -> None:
    pile, ended = Pile("lost"), asyncio.Event()

    def lose(_: Lease) -> None:
        raise LeaseLost

    async def handle(_: Lease) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    pile.renewing = lose
    async with running(pile, handle):
        await ended.wait()
    assert pile.failures == []


async def test_work_goes_on_when_its_lease_can_not_be_renewed_for_a_moment() -> None:
    pile, tried, finished = Pile("long"), asyncio.Event(), asyncio.Event()

    def away(_: Lease) -> None:
        tried.set()
        raise ConnectionError

    async def handle(_: Lease) -> None:
        await tried.wait()
        await asyncio.sleep(0.02)
        finished.set()

    pile.renewing = away
    async with running(pile, handle):
        await finished.wait()
    assert pile.failures == []


async def test_what_can_not_be_ended_in_time_is_given_back() -> None:
    pile, begun = Pile("endless"), asyncio.Event()

    async def handle(_: Lease) -> None:
        begun.set()
        await asyncio.sleep(60)

    pump = Pump(pile.source, handle, limit=1, renew_seconds=10)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        pumping = group.create_task(pump.run())
        await begun.wait()
        pumping.cancel()
    assert (pile.released, pile.failures) == (["endless"], [])


async def test_stopping_waits_for_what_is_in_hand() -> None:
    pile, begun, finished = Pile("a"), asyncio.Event(), []

    async def handle(lease: Lease) -> None:
        begun.set()
        await asyncio.sleep(0.05)
        finished.append(lease.key)

    async with running(pile, handle):
        await begun.wait()
    assert finished == ["a"]


async def test_a_wake_up_ends_the_rest_at_once() -> None:
    pile, done = Pile(), asyncio.Event()

    async def handle(_: Lease) -> None:
        done.set()

    async with running(pile, handle) as pump:
        await asyncio.sleep(0.02)
        pile.waiting.append(Lease(client_id=uuid.uuid4(), key="late", token=uuid.uuid4(), attempts=1))
        pump.wake()
        async with asyncio.timeout(0.5):
            await done.wait()

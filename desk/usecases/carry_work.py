"""Work of one lane is done one by one, and how each ended is written before the next begins."""

import asyncio
from collections.abc import Mapping

from desk.correlation import correlated
from desk.errors import DeskError, LeaseLost
from desk.ports import Carrier, Desks, Lanes, Lease
from desk.usecases.delivery import Delivery
from desk.work import (
    AT_MOST_ONCE,
    INTERRUPTED,
    ClaimedWork,
    Failed,
    Outcome,
    Retry,
    Sent,
    Uncertain,
    WorkKind,
)

HOLD_ON_SECONDS = (0.1, 0.3, 0.6, 1.0, 2.0, 3.0)
"""Pauses between tries to write down an outcome: a database that is started again needs a moment."""


class CarryWork:
    """`attempts`: how often each kind is tried before it is given up, visibly."""

    def __init__(
        self,
        *,
        desks: Desks,
        lanes: Lanes,
        carriers: Mapping[WorkKind, Carrier],
        delivery: Delivery,
        attempts: Mapping[WorkKind, int],
    ) -> None:
        self._desks = desks
        self._lanes = lanes
        self._carriers = carriers
        self._delivery = delivery
        self._attempts = attempts

    async def __call__(self, lease: Lease) -> None:
        """Raises LeaseLost when another worker has taken over."""
        while claimed := await self._lanes.go_on(lease):
            with correlated(claimed.correlation_id):
                await self._write_surely(claimed, await self._outcome(claimed))

    async def _write_surely(self, claimed: ClaimedWork, outcome: Outcome) -> None:
        """What is known to have arrived must not become unknown because the database was away."""
        for tries, pause in enumerate(HOLD_ON_SECONDS):
            try:
                return await self._write(claimed, outcome)
            except LeaseLost:
                if not tries:
                    raise
                return None  # written by the try before, or another's by now: the lane itself will tell
            except DeskError:
                raise
            except Exception:  # noqa: BLE001 -- whatever the driver raises; the last try raises it
                await asyncio.sleep(pause)
        return await self._write(claimed, outcome)

    async def _write(self, claimed: ClaimedWork, outcome: Outcome) -> None:
        async with self._desks(claimed.client_id) as desk:
            if claimed.work.kind is not WorkKind.SEND:
                await desk.outbox.finish(claimed, outcome)
            elif isinstance(outcome, Sent):
                await self._delivery.show(desk, await desk.outbox.delivered(claimed, outcome))
            else:
                await desk.outbox.finish(claimed, outcome)
                await self._delivery.not_arrived(desk, claimed.work, outcome)

    async def _outcome(self, claimed: ClaimedWork) -> Outcome:
        if claimed.interrupted and claimed.work.kind in AT_MOST_ONCE:
            return Uncertain(error=INTERRUPTED)
        outcome = await self._carriers[claimed.work.kind](claimed)
        if isinstance(outcome, Retry) and claimed.attempts >= self._attempts[claimed.work.kind]:
            return Failed(error=outcome.error)
        return outcome

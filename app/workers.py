"""The pumps: one for the turns of conversations, one for each crew of the outbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from loguru import logger

from app.giving_way import give_way
from app.journal import log_outcome
from app.pump import Pump, Source
from desk.errors import NotFound, Unexaminable
from desk.ports import Carrier, Lanes, Lease, Turns
from desk.usecases.carry_work import CarryWork
from desk.usecases.take_turn import TakeTurn
from desk.work import ClaimedWork, Crew, Failed, Outcome, Retry, WorkKind

GIVE_UP_AFTER = 4
"""Tries of one turn before a person gets it."""

TURNS = 2
"""Turns that begin together: more of them fill the event loop at once, for everybody."""

NOT_SERVED_PAUSE = timedelta(hours=1)
"""A turn whose business this service does not serve, such as a demo, is left alone."""

BUG_PATIENCE = 8
"""Tries of work whose carrier itself breaks; work that waits for the other side waits much longer."""


def attempts(delivery: int) -> Mapping[WorkKind, int]:
    """How often each kind is tried: Telegram may be away for a night, a reaction is not worth an hour."""
    return {
        WorkKind.SEND: delivery,
        WorkKind.CARD: 2000,
        WorkKind.COPY: 2000,
        WorkKind.NOTICE: 2000,
        WorkKind.SLIP: 2000,
        WorkKind.REACT: 5,
        WorkKind.LEARN: 100,
        WorkKind.FETCH: 8,
        WorkKind.UPDATE: 20,
        WorkKind.ALERT: 2000,
        WorkKind.READ: 8,
        WorkKind.LOAD: 2000,
        WorkKind.GAP: 20,
    }


@dataclass(frozen=True, slots=True)
class Guarded:
    """A carrier whose outcomes are logged, and whose bugs end as a failure, never as a silence. What can't
    be compared by meaning now is tried again."""

    carrier: Carrier

    async def __call__(self, claimed: ClaimedWork) -> Outcome:
        try:
            outcome = await self.carrier(claimed)
        except Unexaminable as error:
            outcome = Retry(error=str(error))
        except Exception as error:  # noqa: BLE001 -- a bug in one kind of work must not stop its lane
            logger.exception("{} failed", claimed.work.kind)
            kind = Failed if claimed.attempts >= BUG_PATIENCE else Retry
            return kind(error=type(error).__name__)
        log_outcome(claimed.work.kind, outcome)
        return outcome


def turn_pump(turns: Turns, take_turn: TakeTurn, *, limit: int, lease_seconds: float) -> Pump:
    async def failed(lease: Lease, error: Exception) -> None:
        if isinstance(error, NotFound):
            await turns.postpone(lease, NOT_SERVED_PAUSE)
        elif lease.attempts >= GIVE_UP_AFTER:
            await take_turn.give_up(lease, type(error).__name__)
        else:
            await turns.postpone(lease, timedelta(seconds=2**lease.attempts))

    async def handle(lease: Lease) -> None:
        if lease.attempts > GIVE_UP_AFTER:
            await take_turn.give_up(lease, "the program ended while it was working on it")
        else:
            await take_turn(lease)

    source = Source(claim=turns.claim, renew=turns.renew, failed=failed, release=turns.release)
    return Pump(source, handle, limit=limit, renew_seconds=lease_seconds / 3, claims=TURNS, yielding=give_way)


def lane_pump(lanes: Lanes, carry: CarryWork, crew: Crew, *, limit: int, lease_seconds: float) -> Pump:
    async def failed(lease: Lease, _: Exception) -> None:
        await lanes.postpone(lease, timedelta(seconds=1))

    source = Source(
        claim=partial(lanes.claim, crew),
        renew=lanes.renew,
        failed=failed,
        release=lanes.release,
    )
    return Pump(source, carry, limit=limit, renew_seconds=lease_seconds / 3)

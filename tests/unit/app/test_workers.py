"""How the carriers of the outbox end when what they need is not there."""

from uuid import uuid4

from app.workers import Guarded
from desk.errors import Unexaminable
from desk.work import ClaimedWork, Outcome, Retry, Work, WorkKind

LATE = 90
"""Tries after which a bug would long be given up."""


async def test_learning_waits_for_the_embedder() -> None:
    """What can't be compared by meaning now is tried again, however often."""

    async def learn(claimed: ClaimedWork) -> Outcome:
        raise Unexaminable("The embedder is away.")

    claimed = ClaimedWork(
        id=uuid4(),
        client_id=uuid4(),
        token=uuid4(),
        work=Work(kind=WorkKind.LEARN, subject_id=uuid4()),
        attempts=LATE,
        interrupted=False,
        correlation_id="",
    )
    assert await Guarded(learn)(claimed) == Retry(error="The embedder is away.")

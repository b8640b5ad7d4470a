"""How long ChatFlow waits for its 200."""

import asyncio
from collections.abc import Sequence

from app.bench.crowd import QUESTIONS, Crowd, new_client
from app.bench.figures import Figure, at_most, percentile
from app.bench.stage import Embedder, Stage

SENDERS = (1, 16, 64)
MESSAGES = 960
"""Of all senders together, without a pause: more than any gateway does."""
HANGING = 64
"""Turns that wait for a language model which never answers."""
ACKNOWLEDGED_MS = 150.0


async def measure(stage: Stage) -> Sequence[Figure]:
    await stage.serve(Embedder.REMOTE, quiet_seconds=3.0)
    await _written(stage.crowd, 4, 100)
    figures = []
    for senders in SENDERS:
        stage.report(f"acknowledgements: {senders} senders…")
        times = await _written(stage.crowd, senders, MESSAGES)
        figures += _figures(f"acknowledgement, {senders} senders", times, bounded=senders == max(SENDERS))
    stage.model.hang()
    stage.report("acknowledgements while the language model hangs…")
    await _written(stage.crowd, HANGING, HANGING)
    await asyncio.sleep(4.0)
    times = await _written(stage.crowd, max(SENDERS), MESSAGES)
    figures += _figures(f"acknowledgement, {max(SENDERS)} senders, hanging LLM", times, bounded=True)
    await stage.stop()
    return figures


async def _written(crowd: Crowd, senders: int, messages: int) -> list[float]:
    async def send(count: int) -> list[float]:
        """Each message of another client: nothing waits for the same conversation."""
        return [
            (await crowd.write(new_client(), QUESTIONS[place % len(QUESTIONS)])).accepted_seconds
            for place in range(count)
        ]

    times = await asyncio.gather(*(send(messages // senders) for _ in range(senders)))
    return [seconds for of_one in times for seconds in of_one]


def _figures(name: str, seconds: Sequence[float], *, bounded: bool) -> list[Figure]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    return [
        Figure(
            name=f"{name}, {word}",
            value=percentile(seconds, share) * 1000,
            unit="ms",
            target=at_most(ACKNOWLEDGED_MS) if bounded and word == "p99" else None,
        )
        for word, share in shares.items()
    ]

"""How many messages one process answers in a second, and what each of them costs."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.bench.crowd import QUESTIONS, new_client
from app.bench.figures import Figure, at_least, at_most
from app.bench.stage import Embedder, Stage

MODEL_SECONDS = 0.8
LOAD_SECONDS = 10.0
WARMING_SECONDS = 1.5
TALK = 3
"""Questions of one client, who is then followed by another."""
EMBEDDERS_OWN_MS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """So many clients write at once, each the next message when the one before was answered."""

    name: str
    embedder: Embedder
    model_seconds: float
    clients: int
    wanted_a_second: float


LOADS = (
    Load(
        name="remote embedder, LLM 0 ms",
        embedder=Embedder.REMOTE,
        model_seconds=0.0,
        clients=32,
        wanted_a_second=150,
    ),
    Load(
        name=f"remote embedder, LLM {MODEL_SECONDS * 1000:g} ms",
        embedder=Embedder.REMOTE,
        model_seconds=MODEL_SECONDS,
        clients=100,
        wanted_a_second=50,
    ),
    Load(
        name="embedded embedder, LLM 0 ms",
        embedder=Embedder.EMBEDDED,
        model_seconds=0.0,
        clients=32,
        wanted_a_second=60,
    ),
    Load(
        name=f"embedded embedder, LLM {MODEL_SECONDS * 1000:g} ms",
        embedder=Embedder.EMBEDDED,
        model_seconds=MODEL_SECONDS,
        clients=100,
        wanted_a_second=50,
    ),
)


async def measure(stage: Stage) -> Sequence[Figure]:
    return [figure for load in LOADS for figure in await _under(stage, load)]


async def _under(stage: Stage, load: Load) -> Sequence[Figure]:
    await stage.serve(load.embedder)
    stage.report(f"throughput: {load.name}…")
    await _answered(stage, load.clients, WARMING_SECONDS)
    stage.model.seconds = load.model_seconds
    await stage.database.forget()
    before, began = await stage.service.spent(), time.perf_counter()
    messages = await _answered(stage, load.clients, LOAD_SECONDS)
    seconds = time.perf_counter() - began
    after, asked = await stage.service.spent(), await stage.database.asked()
    cpu_ms = (after.cpu_seconds - before.cpu_seconds) * 1000 / messages
    own_ms = EMBEDDERS_OWN_MS if load.embedder is Embedder.EMBEDDED else 0.0
    return (
        Figure(
            name=f"answered, {load.name}",
            value=messages / seconds,
            unit="messages/s",
            target=at_least(load.wanted_a_second),
        ),
        Figure(
            name=f"SQL statements a message, {load.name}",
            value=sum(one.calls for one in asked if not one.is_frame) / messages,
            unit="statements",
            target=at_most(12),
        ),
        Figure(
            name=f"BEGIN and COMMIT a message, {load.name}",
            value=sum(one.calls for one in asked if one.is_frame) / messages,
            unit="statements",
        ),
        Figure(
            name=f"CPU a message beside PostgreSQL, {load.name}",
            value=cpu_ms,
            unit="ms",
            target=at_most(25.0 + own_ms),
        ),
        Figure(name=f"memory of the process, {load.name}", value=after.memory_bytes / 2**20, unit="MiB"),
    )


async def _answered(stage: Stage, clients: int, seconds: float) -> int:
    """How many messages were answered; each that was begun in time is waited for."""
    end = time.perf_counter() + seconds

    async def talk(first: int) -> int:
        number = 0
        while time.perf_counter() < end:
            if number % TALK == 0:
                jid = new_client()
            await stage.crowd.ask(jid, QUESTIONS[(first + number) % len(QUESTIONS)])
            number += 1
        return number

    return sum(await asyncio.gather(*(talk(place) for place in range(clients))))

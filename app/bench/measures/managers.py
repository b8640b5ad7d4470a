"""A manager's words do not stand in a queue behind the bot's."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial

from app.bench.crowd import QUESTIONS, new_client
from app.bench.figures import Figure, at_most, percentile
from app.bench.stage import Embedder, Stage
from app.nursery import nursery

WAITING = 200
"""Clients whose replies are being generated all the time."""
TOPICS = 5
REPLIES = 60
PAUSE_SECONDS = 0.15
MODEL_SECONDS = 0.8
ASKS_FOR_A_PERSON = "Позовите, пожалуйста, администратора, хочу поговорить с человеком"
TOPIC_SECONDS = 20.0


async def measure(stage: Stage) -> Sequence[Figure]:
    await stage.serve(Embedder.REMOTE)
    stage.report("a manager's messages, the bot at rest…")
    clients = [new_client() for _ in range(TOPICS)]
    topics = await _topics(stage, clients)
    quiet = await _relayed(stage, clients, topics)
    stage.report(f"a manager's messages while {WAITING} replies are being generated…")
    stage.model.seconds = MODEL_SECONDS
    async with nursery(grace_seconds=0) as tasks:
        for place in range(WAITING):
            tasks.start(f"client {place}", partial(_talk_on, stage, place))
        await asyncio.sleep(4 * MODEL_SECONDS)
        busy = await _relayed(stage, clients, topics)
    return (
        *_figures("manager's message to its client, the bot at rest", quiet, None),
        *_figures(f"manager's message to its client, {WAITING} replies being generated", busy, 300.0),
    )


async def _topics(stage: Stage, clients: Sequence[str]) -> Sequence[int]:
    """One for each client, once it stands."""
    found: list[int] = []
    for jid in clients:
        known = {topic.thread_id for topic in stage.world.telegram.topics(stage.salon.group_id)}
        await stage.crowd.ask(jid, ASKS_FOR_A_PERSON)

        def new(known: set[int] = known) -> int | None:
            topics = stage.world.telegram.topics(stage.salon.group_id)
            return next((topic.thread_id for topic in topics if topic.thread_id not in known), None)

        found.append(await stage.world.until(new, TOPIC_SECONDS))
    await asyncio.sleep(1.0)
    return found


async def _relayed(stage: Stage, clients: Sequence[str], topics: Sequence[int]) -> list[float]:
    manager = stage.salon.team[-1].id
    seconds = []
    for number in range(REPLIES):
        jid, topic = clients[number % TOPICS], topics[number % TOPICS]
        before, began = stage.crowd.gateway.count(jid), time.time()
        stage.world.telegram.people.write(stage.salon.group_id, manager, f"Ответ {number}", thread_id=topic)
        seconds.append(await stage.crowd.gateway.delivered(jid, before + 1) - began)
        await asyncio.sleep(PAUSE_SECONDS)
    return seconds


async def _talk_on(stage: Stage, place: int) -> None:
    while True:
        await stage.crowd.ask(new_client(), QUESTIONS[place % len(QUESTIONS)])


def _figures(name: str, seconds: Sequence[float], bound: float | None) -> list[Figure]:
    return [
        Figure(name=f"{name}, p50", value=percentile(seconds, 0.5) * 1000, unit="ms"),
        Figure(
            name=f"{name}, p95",
            value=percentile(seconds, 0.95) * 1000,
            unit="ms",
            target=at_most(bound) if bound else None,
        ),
    ]

"""A language model on a bad day: the client gets the owner's own words or a person, and hears no excuses."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from app.bench.model import serving
from rag.answering.breaker import Breaker
from tests.chaos.house import open_house
from tests.e2e.businesses import CAKES, KNOWLEDGE

PRICE = "Сколько стоит медовик?"
FACT = "9 500"
PRIVATE = "quota of org-1234 is exceeded, key sk-abcdef"
DEADLINE_SECONDS = 1.5

Answer = Callable[[], Awaitable[web.Response]]


def said(status: int, text: str) -> Answer:
    async def answer() -> web.Response:
        return web.Response(status=status, text=text, content_type="application/json")

    return answer


async def hanging() -> web.Response:
    await asyncio.sleep(60)
    return web.Response()


WAYS: dict[str, Answer] = {
    "busy": said(429, f'{{"error": {{"message": "{PRIVATE}"}}}}'),
    "failing": said(500, f'{{"error": {{"message": "{PRIVATE}"}}}}'),
    "refusing": said(401, f'{{"error": {{"message": "{PRIVATE}"}}}}'),
    "hanging": hanging,
    "cut short": said(200, f'{{"id": "1", "choices": [{{"message": {{"content": "{PRIVATE}'),
    "rambling": said(200, f'{{"choices": [{{"message": {{"content": "{PRIVATE}"}}}}]}}'),
    "without choices": said(200, '{"choices": []}'),
    "empty": said(200, ""),
    "no JSON": said(200, f"<html>{PRIVATE}</html>"),
}


class Model:
    def __init__(self) -> None:
        self.way = ""
        self.asked = 0
        self.url = ""

    async def handle(self, _: web.Request) -> web.Response:
        self.asked += 1
        return await WAYS[self.way]()


@pytest.fixture
async def model() -> AsyncIterator[Model]:
    model = Model()
    async with serving(model.handle) as model.url:
        yield model


async def test_whatever_the_model_does_the_client_is_served_and_hears_nothing_of_it(
    tmp_path: Path, database_url: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.answering.writer.DEADLINE_SECONDS", DEADLINE_SECONDS)
    monkeypatch.setattr(Breaker, "open", False)
    async with open_house(
        tmp_path,
        database_url,
        knowledge=KNOWLEDGE[CAKES.slug],
        openai_api_key="sk-of-the-tests",
        openai_base_url=model.url,
    ) as house:
        for place, way in enumerate(WAYS):
            model.way, model.asked = way, 0
            client = house.client(place)
            await client.write(PRICE)
            reply = await client.hear(within_seconds=20)
            if FACT not in reply:
                await client.topic()
            assert model.asked, f"nobody asked the {way} model"
        await house.rest()
        told = [words for client in map(house.client, range(len(WAYS))) for words in client.heard]
        told += [words for topic in house.topics() for words in topic.texts] + house.general()
        assert [words for words in told if "org-" in words or "sk-" in words or "Error" in words] == []

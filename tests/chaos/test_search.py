"""The embedder or the vector server goes away and comes back: nothing is invented or forgotten."""

import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from aiohttp import web
from qdrant_client import AsyncQdrantClient
from qdrant_client.http.exceptions import ResponseHandlingException

from app.importing import import_files
from rag.config import RagConfig
from rag.embedding.centred import centred
from rag.embedding.embedded import EmbeddedEmbedder
from rag.embedding.port import Embedder, EmbedderUnavailable
from rag.index.collection import Collection
from rag.index.server import ServerIndex
from rag.vectors import Matrix
from tests.chaos.house import House, open_house
from tests.e2e.businesses import CAKES, KNOWLEDGE

PRICE = "Сколько стоит медовик?"
FACT = "9 500"
NEWS, NEWS_FACT = "Есть ли у вас торт «Наполеон»?", "Да, «Наполеон» есть, 7 700 ₸."
DIMS = 1024


class Meanings:
    """An embedder's server. Its vectors know letters alone; that is enough for words that agree."""

    def __init__(self) -> None:
        self.url = ""
        self.status = 200

    async def handle(self, request: web.Request) -> web.Response:
        if self.status != 200:
            return web.Response(status=self.status)
        return web.json_response([_vector(text) for text in (await request.json())["inputs"]])


def _vector(text: str) -> list[float]:
    letters = re.sub(r"\W+", " ", text.lower())
    grams = Counter(crc32(letters[place : place + 3].encode()) % DIMS for place in range(len(letters) - 2))
    return [float(grams[number]) for number in range(DIMS)]


@pytest.fixture
async def meanings() -> AsyncIterator[Meanings]:
    meanings, app = Meanings(), web.Application(client_max_size=2**24)
    app.router.add_post("/embed", meanings.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    meanings.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield meanings
    await runner.cleanup()


class FrailQdrant:
    """The real engine of vectors behind a line that breaks."""

    def __init__(self) -> None:
        self.away = False
        self._client = AsyncQdrantClient(location=":memory:")

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)

        async def called(*arguments: Any, **named: Any) -> Any:
            if self.away:
                raise ResponseHandlingException(ConnectionError("refused"))
            return await call(*arguments, **named)

        return called

    def index(self, _: RagConfig, embedder: Embedder) -> ServerIndex:
        client: Any = self
        collection = Collection(client, alias="knowledge", embedder_id=embedder.id, dims=embedder.dims)
        return ServerIndex(client, collection)


class FrailEmbedder:
    """The shipped model, which may be away."""

    def __init__(self) -> None:
        self.away = False
        self._model = centred(EmbeddedEmbedder())
        self.id, self.dims = self._model.id, self._model.dims

    def opened(self, _: RagConfig) -> Embedder:
        return self

    async def queries(self, texts: Sequence[str]) -> Matrix:
        self._answer()
        return await self._model.queries(texts)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        self._answer()
        return await self._model.passages(texts)

    def _answer(self) -> None:
        if self.away:
            raise EmbedderUnavailable("away")

    async def close(self) -> None:
        await self._model.close()


@asynccontextmanager
async def answering(folder: Path, database_url: str, **settings: Any) -> AsyncIterator[House]:
    async with open_house(folder, database_url, knowledge=KNOWLEDGE[CAKES.slug], **settings) as house:
        await house.rest()
        yield house


async def served(house: House, place: int, question: str, fact: str, within_seconds: float = 30) -> bool:
    """Whether the client heard the fact; else a person must have been called, and nothing been made up."""
    client = house.client(place)
    await client.write(question)
    reply = await client.hear(within_seconds=within_seconds)
    if fact in reply:
        return True
    await client.topic()
    assert not re.search(r"\d", reply), reply
    return False


async def teach(house: House, folder: Path) -> None:
    file = folder / "news.md"
    file.write_text(f"## {NEWS}\n{NEWS_FACT}\n", encoding="utf-8")
    await import_files(house.store.desks, house.tenant.id, [file])


async def answered_at_last(house: House, places: range) -> None:
    """What was taught during the outage is answered once it is over, without anybody's help."""
    for place in places:
        if await served(house, place, NEWS, "7 700"):
            return
    pytest.fail("what was taught meanwhile is not answered")


async def test_without_an_embedder_letters_or_a_person_answer_and_it_recovers(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = FrailEmbedder()
    monkeypatch.setattr("rag.assembly.open_embedder", embedder.opened)
    async with answering(tmp_path, database_url) as house:
        assert await served(house, 0, PRICE, FACT)
        embedder.away = True
        await served(house, 1, PRICE, FACT)
        assert not await served(house, 2, "Сколько стоит доставка на Луну?", "\0")
        await teach(house, tmp_path)
        embedder.away = False
        assert await served(house, 3, PRICE, FACT)
        await answered_at_last(house, range(4, 12))


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("status", [500, 503])
async def test_an_embeddings_server_that_fails_costs_nobody_the_truth(
    tmp_path: Path, database_url: str, meanings: Meanings, status: int
) -> None:
    """Long, because a model that nobody has measured learns the phrases at its first start."""
    async with answering(tmp_path, database_url, embeddings_url=meanings.url) as house:
        assert await served(house, 0, PRICE, FACT, within_seconds=200)
        meanings.status = status
        await served(house, 1, PRICE, FACT)
        assert not await served(house, 2, "Сколько стоит доставка на Луну?", "\0")
        await teach(house, tmp_path)
        meanings.status = 200
        assert await served(house, 3, PRICE, FACT)
        await answered_at_last(house, range(4, 12))


@pytest.mark.filterwarnings("ignore:Payload indexes have no effect")
async def test_without_the_vector_server_a_person_answers_and_it_recovers(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    qdrant = FrailQdrant()
    monkeypatch.setattr("rag.assembly.open_index", qdrant.index)
    async with answering(tmp_path, database_url) as house:
        assert await served(house, 0, PRICE, FACT)
        qdrant.away = True
        assert not await served(house, 1, PRICE, FACT)
        await teach(house, tmp_path)
        qdrant.away = False
        assert await served(house, 2, PRICE, FACT)
        await answered_at_last(house, range(3, 11))


async def test_a_service_that_starts_without_its_servers_hands_over_instead_of_inventing(
    tmp_path: Path, database_url: str
) -> None:
    away = "http://127.0.0.1:1"
    async with answering(tmp_path, database_url, embeddings_url=away, qdrant_url=away) as house:
        assert not await served(house, 0, PRICE, FACT, within_seconds=60)

"""Embedders behind an address, against a server that behaves as such servers do."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import numpy as np
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from rag.embedding.http import HttpEmbedder
from rag.embedding.port import Embedder, EmbedderUnavailable

DIMS = 4
Handler = Callable[[web.Request], Awaitable[web.Response]]
Serve = Callable[[Handler], Awaitable[str]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    servers: list[TestServer] = []

    async def start(handler: Handler) -> str:
        app = web.Application()
        app.router.add_post("/{tail:.*}", handler)
        server = TestServer(app)
        await server.start_server()
        servers.append(server)
        return str(server.make_url("/"))

    yield start
    for server in servers:
        await server.close()


def rows(count: int) -> list[list[float]]:
    return [[float(number + 1), 2.0, 0.0, 0.0] for number in range(count)]


async def embedded(url: str, count: int) -> Any:
    embedder = HttpEmbedder(url, model="bge-m3", dims=DIMS)
    try:
        return await embedder.passages([f"текст {number}" for number in range(count)])
    finally:
        await embedder.close()


async def test_no_batch_is_larger_than_the_servers_limit(serve: Serve) -> None:
    """Seventy texts go in batches of at most 32 and come back in order, each of length 1."""
    sizes: list[int] = []

    async def handler(request: web.Request) -> web.Response:
        inputs = (await request.json())["inputs"]
        sizes.append(len(inputs))
        return web.json_response(rows(len(inputs)))

    vectors = await embedded(await serve(handler), 70)
    assert sizes == [32, 32, 6]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


async def test_a_refused_batch_is_halved(serve: Serve) -> None:
    """413 means a smaller limit than usual: the texts still arrive."""

    async def handler(request: web.Request) -> web.Response:
        inputs = (await request.json())["inputs"]
        return web.Response(status=413) if len(inputs) > 8 else web.json_response(rows(len(inputs)))

    assert (await embedded(await serve(handler), 20)).shape == (20, DIMS)


async def test_a_busy_server_is_asked_again(serve: Serve) -> None:
    """429 is a pause, not a failure."""
    calls: list[int] = []

    async def handler(request: web.Request) -> web.Response:
        calls.append(1)
        count = len((await request.json())["inputs"])
        return web.Response(status=429) if len(calls) == 1 else web.json_response({"embeddings": rows(count)})

    assert (await embedded(await serve(handler), 2)).shape == (2, DIMS)


async def test_the_openai_way_is_spoken_where_the_address_says_so(serve: Serve) -> None:
    """An address that ends in /v1 is asked for /embeddings; the answer's own order counts."""

    async def handler(request: web.Request) -> web.Response:
        assert request.path == "/v1/embeddings"
        asked = await request.json()
        data = [{"index": number, "embedding": row} for number, row in enumerate(rows(len(asked["input"])))]
        return web.json_response({"data": data[::-1]})

    vectors = await embedded(await serve(handler) + "v1", 3)
    assert vectors[0][0] < vectors[2][0]


@pytest.mark.parametrize("body", [[[1.0, 2.0]], {"oops": 1}, [["a"]], [], {"data": [{"index": 0}]}])
async def test_nonsense_is_no_vector(serve: Serve, body: Any) -> None:
    """Vectors of another model or no vectors at all never reach the index."""

    async def handler(request: web.Request) -> web.Response:
        return web.json_response(body)

    with pytest.raises(EmbedderUnavailable):
        await embedded(await serve(handler), 1)


async def test_a_server_that_is_away_is_said_to_be_away() -> None:
    """A refused connection is EmbedderUnavailable."""
    with pytest.raises(EmbedderUnavailable):
        await embedded("http://127.0.0.1:9", 1)


async def test_the_embedded_model_knows_both_languages(embedder: Embedder) -> None:
    """A Kazakh question is nearer to the Russian entry on the same subject than to another."""
    query = (await embedder.queries(["Көлік қоятын орын бар ма?"]))[0]
    near, far = await embedder.passages(["Есть ли у вас парковка?", "Сколько стоит маникюр?"])
    assert query @ near > query @ far


async def test_odd_texts_do_not_break_the_engine(embedder: Embedder) -> None:
    """Empty, broken and very long texts still give vectors."""
    vectors = await embedder.queries(["", "a\0b", "\ud800", "слово " * 3000])
    assert vectors.shape == (4, embedder.dims)
    assert np.isfinite(vectors).all()


async def test_a_very_long_text_takes_no_longer_than_a_long_one(embedder: Embedder) -> None:
    """One client's ten thousand characters do not hold up the others for seconds."""
    long, very_long = [await _seconds(embedder, "слово " * words) for words in (200, 3000)]
    assert very_long < 5 * long


async def _seconds(embedder: Embedder, text: str) -> float:
    begun = time.process_time()
    await embedder.queries([text])
    return time.process_time() - begun

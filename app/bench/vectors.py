"""A double of an embeddings server (`POST /embed`): texts that share letters get vectors that are near."""

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

import numpy as np
from aiohttp import web

DIMS = 1024
RUN = 4
"""Letters of a run: a text is the set of its runs."""
NOISE = 0.01
"""No number of a real vector is a round one, and long numbers take longer to read."""


@cache
def _packed(text: str) -> str:
    padded, vector = f" {text.lower()} ", np.zeros(DIMS)
    for start in range(max(1, len(padded) - RUN + 1)):
        vector[zlib.crc32(padded[start : start + RUN].encode()) % DIMS] += 1.0
    vector += np.random.default_rng(0).normal(size=DIMS) * NOISE
    return json.dumps((vector / np.linalg.norm(vector)).tolist())


async def _embed(request: web.Request) -> web.Response:
    body = await request.json()
    packed = ",".join(_packed(text) for text in body["inputs"])
    return web.Response(text=f"[{packed}]", content_type="application/json")


@asynccontextmanager
async def running_vectors() -> AsyncIterator[str]:
    """Its address."""
    app = web.Application(client_max_size=16 * 1024 * 1024)
    app.router.add_post("/embed", _embed)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()

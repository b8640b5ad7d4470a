"""`/control/events`: the full state on connect, then everything that happens, as server-sent events."""

import asyncio
import json

from aiohttp import web

from sandbox.control.world_view import world_view
from sandbox.wire import Json
from sandbox.world import SandboxWorld

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 1000


async def stream_events(world: SandboxWorld, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    with world.feed.subscription() as events:
        try:
            await response.write(f"retry: {RETRY_MILLISECONDS}\n\n".encode())
            await response.write(_event({"kind": "state", "state": world_view(world)}))
            while (event := await _next(events)) is not None:
                await response.write(_translated(world, event))
        except ConnectionError:
            return response
    return response


async def _next(events: asyncio.Queue[Json | None]) -> Json | None:
    """The next event, an empty one as a heartbeat, None at the end."""
    try:
        async with asyncio.timeout(HEARTBEAT_SECONDS):
            return await events.get()
    except TimeoutError:
        return {}


def _translated(world: SandboxWorld, event: Json) -> bytes:
    if not event:
        return b": still here\n\n"
    if event["kind"] == "world":
        return _event({"kind": "state", "state": world_view(world)})
    return _event(event)


def _event(event: Json) -> bytes:
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()

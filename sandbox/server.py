"""The sandbox on a port: both doubles, the control API and the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

from aiohttp import web

from sandbox.chatflow.api import add_chatflow_routes
from sandbox.control.routes import add_control_routes
from sandbox.page import add_page_routes
from sandbox.snapshot import keep_saved
from sandbox.telegram.api import add_telegram_routes
from sandbox.telegram.delivery import WebhookDelivery
from sandbox.world import SandboxWorld

TELEGRAM_PREFIX = "/telegram"
CHATFLOW_PREFIX = "/chatflow"
LARGEST_UPLOAD_BYTES = 64 * 1024 * 1024
"""Above Telegram's 50 MB for bots."""
GOODBYE_SECONDS = 1.0


@asynccontextmanager
async def running_sandbox(
    world: SandboxWorld, *, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[str]:
    """Serve `world` and give its address on this machine (`http://…:port`); OSError when the port is taken.

    The app's `TELEGRAM_API_BASE` is `{address}/telegram`, its `CHATFLOW_API_BASE`
    `{address}/chatflow/api/v1`.
    """
    runner = web.AppRunner(_application(world), access_log=None, shutdown_timeout=GOODBYE_SECONDS)
    await runner.setup()
    world.feed.open()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        world.address = f"http://{_reachable(host)}:{runner.addresses[0][1]}"
        async with _chores(world):
            yield world.address
    finally:
        await runner.cleanup()


def _reachable(host: str) -> str:
    """A host to connect to, for one to listen on."""
    try:
        return "127.0.0.1" if ip_address(host).is_unspecified else host
    except ValueError:
        return host


@asynccontextmanager
async def _chores(world: SandboxWorld) -> AsyncIterator[None]:
    """Webhook delivery and the snapshot. The caller's own exception leaves as itself, not in a group."""
    failure: BaseException | None = None
    async with asyncio.TaskGroup() as group:
        chores = [group.create_task(WebhookDelivery(world.telegram).serve())]
        if world.folder is not None:
            chores.append(group.create_task(keep_saved(world.folder, world.state, world.feed.changed)))
        try:
            yield
        except BaseException as error:  # noqa: BLE001 - raised again below
            failure = error
        for chore in chores:
            chore.cancel()
    if failure is not None:
        raise failure


def _application(world: SandboxWorld) -> web.Application:
    app = web.Application(client_max_size=LARGEST_UPLOAD_BYTES)
    add_telegram_routes(app, world.telegram, TELEGRAM_PREFIX)
    add_chatflow_routes(app, world.chatflow, CHATFLOW_PREFIX)
    add_control_routes(app, world)
    add_page_routes(app)

    async def close(_: web.Application) -> None:
        world.feed.close()
        world.telegram.network.updates_arrived.fire()

    app.on_shutdown.append(close)
    return app

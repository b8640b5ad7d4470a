"""All of `/control/…`."""

from aiohttp import web
from pydantic.dataclasses import dataclass

from sandbox.control.binding import STRICT, add_command
from sandbox.control.events import stream_events
from sandbox.control.telegram import TelegramControl
from sandbox.control.whatsapp import WhatsAppControl
from sandbox.control.world_view import world_view
from sandbox.faults import Fault, Faults
from sandbox.people import Tenant
from sandbox.trace import fetch_trace
from sandbox.wire import Json
from sandbox.world import SandboxWorld


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ConnectApp:
    url: str
    admin_token: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Seed:
    tenants: tuple[Tenant, ...]


def add_control_routes(app: web.Application, world: SandboxWorld) -> None:
    control = WorldControl(world)
    add_command(app, "/control/app", ConnectApp, control.connect)
    add_command(app, "/control/tenants", Seed, control.seed)
    app.router.add_get("/control/state", control.state)
    app.router.add_get("/control/events", control.events)
    app.router.add_get("/control/trace/{slug}/{message_id}", control.trace)
    app.router.add_get("/control/files/{name}", control.file)
    _add_faults(app, "/control/telegram/faults", world.telegram.faults)
    _add_faults(app, "/control/whatsapp/faults", world.chatflow.faults)
    TelegramControl(world).add_to(app)
    WhatsAppControl(world).add_to(app)


class WorldControl:
    def __init__(self, world: SandboxWorld) -> None:
        self._world = world

    async def connect(self, command: ConnectApp) -> Json:
        self._world.connect_app(command.url, command.admin_token)
        return {}

    async def seed(self, command: Seed) -> Json:
        self._world.seed(*command.tenants)
        return {}

    async def state(self, _: web.Request) -> web.Response:
        return web.json_response(world_view(self._world))

    async def events(self, request: web.Request) -> web.StreamResponse:
        return await stream_events(self._world, request)

    async def trace(self, request: web.Request) -> web.Response:
        slug, message_id = request.match_info["slug"], request.match_info["message_id"]
        return web.json_response(await fetch_trace(self._world, slug, message_id))

    async def file(self, request: web.Request) -> web.Response:
        """A file of either side; shown in place only when it is a picture or a sound."""
        data = self._world.blobs.get(request.match_info["name"])
        if data is None:
            raise web.HTTPNotFound
        kind = request.query.get("type", "")
        shown = kind.startswith(("image/", "audio/", "video/")) and "svg" not in kind
        return web.Response(
            body=data,
            content_type=kind if shown else "application/octet-stream",
            headers={} if shown else {"Content-Disposition": "attachment"},
        )


def _add_faults(app: web.Application, path: str, faults: Faults) -> None:
    async def add(fault: Fault) -> Json:
        faults.add(fault)
        return {}

    async def clear(_: web.Request) -> web.Response:
        faults.clear()
        return web.json_response({})

    add_command(app, path, Fault, add)
    app.router.add_delete(path, clear)

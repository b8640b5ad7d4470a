"""`/control/whatsapp/…`: the clients' side."""

from dataclasses import asdict

from aiohttp import web
from pydantic.dataclasses import dataclass

from sandbox.chatflow.views import message_view, phone_view
from sandbox.control.binding import STRICT, Attachment, Digits, add_command
from sandbox.people import WhatsAppClient
from sandbox.wire import Json
from sandbox.world import SandboxWorld


@dataclass(frozen=True, kw_only=True, config=STRICT)
class AddClient:
    slug: str
    phone: Digits
    name: str


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ClientWrites:
    """`by_address` sends the file by address instead of base64."""

    slug: str
    phone: Digits
    text: str = ""
    media: Attachment | None = None
    by_address: bool = False
    message_id: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ClientRepeats:
    slug: str
    phone: Digits
    message_id: str


class WhatsAppControl:
    def __init__(self, world: SandboxWorld) -> None:
        self._world = world

    def add_to(self, app: web.Application) -> None:
        add_command(app, "/control/whatsapp/clients", AddClient, self.add_client)
        add_command(app, "/control/whatsapp/messages", ClientWrites, self.write)
        add_command(app, "/control/whatsapp/repeats", ClientRepeats, self.repeat)
        app.router.add_get("/control/whatsapp/deliveries", self.deliveries)

    async def add_client(self, command: AddClient) -> Json:
        if command.slug not in self._world.tenants:
            raise KeyError(command.slug)
        client = WhatsAppClient(phone=command.phone, name=command.name)
        return phone_view(self._world.chatflow.add_client(command.slug, client))

    async def write(self, command: ClientWrites) -> Json:
        sent = await self._world.clients.write(
            command.slug,
            command.phone,
            command.text,
            media=command.media.media(command.text) if command.media else None,
            media_base=f"{self._world.address}/chatflow" if command.by_address else "",
            message_id=command.message_id,
        )
        return message_view(sent)

    async def repeat(self, command: ClientRepeats) -> Json:
        return message_view(await self._world.clients.repeat(command.slug, command.phone, command.message_id))

    async def deliveries(self, request: web.Request) -> web.Response:
        """`?slug=` narrows the list."""
        slug = request.query.get("slug")
        found = [asdict(one) for one in self._world.chatflow.deliveries if slug in (None, one.slug)]
        return web.json_response(found)

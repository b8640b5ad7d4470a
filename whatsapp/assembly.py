"""The parts put together."""

from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from yarl import URL

from desk.ports import Desks, Phrasebook, Tenants
from desk.usecases.hear_colleague import HearColleague
from desk.usecases.receive_message import ReceiveMessage
from whatsapp.allowlist import Allowlist
from whatsapp.config import WhatsAppConfig
from whatsapp.fetcher import Fetcher, GuardedResolver
from whatsapp.gateway import Gateway
from whatsapp.media_links import MediaLinks
from whatsapp.media_route import MediaRoute
from whatsapp.sender import WhatsAppCourier
from whatsapp.web_files import WebFiles
from whatsapp.webhooks import Webhooks

SessionFactory = Callable[[aiohttp.TCPConnector], aiohttp.ClientSession]


def plain_session(connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
    """Keeps no cookies: tenants share it."""
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsApp:
    routes: tuple[web.RouteDef, ...]
    courier: WhatsAppCourier
    files: WebFiles
    media_links: MediaLinks
    sessions: tuple[aiohttp.ClientSession, ...]

    def add_to(self, app: web.Application) -> None:
        """Neither route needs the application's own limit of bodies raised."""
        app.add_routes(self.routes)

    async def close(self) -> None:
        for session in self.sessions:
            await session.close()


def build_whatsapp(
    config: WhatsAppConfig,
    *,
    desks: Desks,
    tenants: Tenants,
    receive_message: ReceiveMessage,
    phrasebook: Phrasebook,
    http_session_factory: SessionFactory = plain_session,
) -> WhatsApp:
    """To be called while the event loop runs. Raises ValueError on a setting that is no address."""
    allowlist = Allowlist([*config.allowed_hosts, *_gateway_host(config.chatflow_api_base)])
    to_chatflow = http_session_factory(aiohttp.TCPConnector(limit=0, force_close=True))
    to_files = http_session_factory(aiohttp.TCPConnector(resolver=GuardedResolver(allowlist)))
    links = MediaLinks(secret_keys=config.secret_keys, base=config.public_base)
    webhooks = Webhooks(
        desks=desks,
        tenants=tenants,
        receive_message=receive_message,
        hear_colleague=HearColleague(desks),
        sandbox=config.sandbox,
    )
    return WhatsApp(
        routes=(*webhooks.routes(), *MediaRoute(desks=desks, links=links).routes()),
        courier=WhatsAppCourier(
            gateway=Gateway(base=config.chatflow_api_base, session=to_chatflow),
            media_links=links,
            phrasebook=phrasebook,
            default_token=config.default_token,
        ),
        files=WebFiles(Fetcher(session=to_files, allowlist=allowlist)),
        media_links=links,
        sessions=(to_chatflow, to_files),
    )


def _gateway_host(base: str) -> tuple[str, ...]:
    """ChatFlow, wherever it is set to be, also keeps clients' files."""
    return (str(URL(base).origin()),)

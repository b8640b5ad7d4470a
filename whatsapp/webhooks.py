"""ChatFlow's calls: authenticated, stored, acknowledged; nothing else happens inside the request."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from aiohttp import web
from loguru import logger

from desk.incoming import IncomingMessage
from desk.ports import Desks, Tenants
from desk.tenant import Tenant
from desk.usecases.hear_colleague import HearColleague
from desk.usecases.receive_message import ReceiveMessage
from whatsapp.answers import Refused, success, traced
from whatsapp.body import is_empty, read_body, read_json
from whatsapp.cleaning import word
from whatsapp.events import ClientMessage, Report
from whatsapp.gate import authenticate, offered_secret
from whatsapp.metrics import EVENTS
from whatsapp.payload import client_slug, parse
from whatsapp.storing import STORE_SECONDS, storing

SOURCE = "chatflow"

LARGE = 256 * 1024
"""Bytes of a body that takes longer to read than to hand to a thread."""

T = TypeVar("T")


class Webhooks:
    def __init__(
        self,
        *,
        desks: Desks,
        tenants: Tenants,
        receive_message: ReceiveMessage,
        hear_colleague: HearColleague,
        sandbox: bool,
        store_seconds: float = STORE_SECONDS,
    ) -> None:
        self._desks = desks
        self._tenants = tenants
        self._receive_message = receive_message
        self._hear_colleague = hear_colleague
        self._sandbox = sandbox
        self._store_seconds = store_seconds

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/webhook", traced(self._probe)),
            web.get("/webhook/{client_slug}", traced(self._probe)),
            web.post("/webhook", traced(self._by_body)),
            web.post("/webhook/{client_slug}", traced(self._by_address)),
        ]

    async def _probe(self, _: web.Request) -> web.Response:
        """ChatFlow looks whether anybody is there."""
        return success("Ready")

    async def _by_address(self, request: web.Request) -> web.Response:
        """The secret is checked before the body is read."""
        if is_empty(request):
            return success("Ready")
        tenant = await self._tenant(request.match_info["client_slug"])
        authenticate(tenant, request, sandbox=self._sandbox)
        packed = await read_body(request)
        if not packed.strip():
            return success("Ready")
        body = await _apart(read_json, packed, len(packed))
        if client_slug(body) not in ("", tenant.slug):
            raise Refused(400, "The body names another client than the webhook's address.")
        return await self._accept(tenant, body, len(packed))

    async def _by_body(self, request: web.Request) -> web.Response:
        """The old address: whose it is stands in the body, so a stranger is turned away without a secret."""
        if is_empty(request):
            return success("Ready")
        if offered_secret(request) is None and not self._sandbox:
            raise Refused(401, "The webhook secret is missing: add ?secret=… to the webhook's address.")
        packed = await read_body(request)
        if not packed.strip():
            return success("Ready")
        body = await _apart(read_json, packed, len(packed))
        tenant = await self._tenant(client_slug(body))
        authenticate(tenant, request, sandbox=self._sandbox)
        return await self._accept(tenant, body, len(packed))

    async def _tenant(self, slug: str) -> Tenant:
        tenant = None
        if slug and word(slug) == slug:
            async with storing(self._store_seconds):
                tenant = await self._tenants.by_slug(slug)
        if tenant is None:
            raise Refused(404, "No such client: check the last part of the webhook's address.")
        return tenant

    async def _accept(self, tenant: Tenant, body: Any, size: int) -> web.Response:
        event = await _apart(parse, body, size)
        async with storing(self._store_seconds):
            match event:
                case ClientMessage(incoming=incoming):
                    response = await self._message(tenant.id, incoming)
                    kind = "message"
                case Report() as report:
                    response = await self._report(tenant.id, report)
                    kind = report.kind.value
        EVENTS.labels(kind=kind).inc()
        logger.info("webhook of {}: {}", tenant.slug, kind)
        return response

    async def _message(self, client_id: UUID, incoming: IncomingMessage) -> web.Response:
        received = await self._receive_message(client_id, incoming)
        return success("Duplicate" if received.duplicate else "Accepted", received.message_id)

    async def _report(self, client_id: UUID, report: Report) -> web.Response:
        async with self._desks(client_id) as desk:
            await desk.events.add(SOURCE, report.kind, report.payload)
        if report.incoming:
            await self._hear_colleague(client_id, report.incoming)
        return success("Stored")


async def _apart(work: Callable[[Any], T], value: Any, size: int) -> T:
    """A file of many megabytes is read in a thread: others are served meanwhile."""
    return await asyncio.to_thread(work, value) if size > LARGE else work(value)

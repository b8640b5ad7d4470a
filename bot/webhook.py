"""Updates over HTTP: stored first, then acknowledged, handled later."""

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from loguru import logger

from bot.addressee import Addressee
from bot.inbox import GREATEST_ID, Payload, ReceiveUpdate
from desk.tenant import Tenant

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
PATH = "/telegram-webhook"
STORE_SECONDS = 20
"""Telegram waits for a minute; a database that hangs is told to it sooner."""

Find = Callable[[Payload], Awaitable[Tenant | None]]


class Webhook:
    """`open_to_all` is for the sandbox: no secret is asked for when none is set."""

    def __init__(
        self, *, receive: ReceiveUpdate, addressee: Addressee, secret: str, open_to_all: bool = False
    ) -> None:
        self._receive = receive
        self._addressee = addressee
        self._secret = _digest(secret) if secret else b""
        self._open = open_to_all and not secret

    def routes(self) -> list[web.RouteDef]:
        return [web.post(PATH, self._of_shared_bot), web.post(PATH + "/{client_slug}", self._of_tenant)]

    async def _of_shared_bot(self, request: web.Request) -> web.Response:
        """A stranger's group is no mistake of Telegram's: it need not come again."""
        return await self._accept(request, self._addressee.of_shared_bot, nobody=HTTPStatus.OK)

    async def _of_tenant(self, request: web.Request) -> web.Response:
        slug = request.match_info["client_slug"]
        return await self._accept(
            request, lambda _: self._addressee.of_slug(slug), nobody=HTTPStatus.NOT_FOUND
        )

    async def _accept(self, request: web.Request, find: Find, *, nobody: HTTPStatus) -> web.Response:
        if not self._may(request):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        payload = await _read(request)
        if payload is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            async with asyncio.timeout(STORE_SECONDS):
                return await self._store(payload, find, nobody)
        except Exception:  # noqa: BLE001 - whatever kept it from being stored, Telegram sends it again
            logger.exception("A Telegram update could not be stored")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)

    async def _store(self, payload: Payload, find: Find, nobody: HTTPStatus) -> web.Response:
        tenant = await find(payload)
        if tenant is None:
            logger.warning("A Telegram update belongs to none of the tenants")
            return web.Response(status=nobody)
        await self._receive(tenant.id, payload)
        return web.Response()

    def _may(self, request: web.Request) -> bool:
        """One header and no other, compared as digests: the time does not even tell the length."""
        given = request.headers.getall(SECRET_HEADER, [])
        if self._open:
            return True
        return bool(self._secret) and len(given) == 1 and hmac.compare_digest(_digest(given[0]), self._secret)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()


async def _read(request: web.Request) -> Payload | None:
    try:
        payload = await request.json()
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested thousands of levels deep
        return None
    return payload if isinstance(payload, dict) and _is_id(payload.get("update_id")) else None


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < GREATEST_ID

"""Who may call a tenant's webhook: whoever knows its secret."""

import hashlib
import hmac

from aiohttp import web

from desk.tenant import Tenant
from whatsapp.answers import Refused

HEADER = "X-Webhook-Secret"
QUERY = ("secret", "webhook_secret")


def offered_secret(request: web.Request) -> str | None:
    """The header's, else the query's; None when there is none or more than one to choose from."""
    offers = request.headers.getall(HEADER, [])
    if not offers:
        offers = [value for name in QUERY for value in request.query.getall(name, [])]
    return offers[0] if len(offers) == 1 else None


def authenticate(tenant: Tenant, request: web.Request, *, sandbox: bool) -> None:
    """A tenant without a secret is closed, except in the sandbox. Raises Refused."""
    if not tenant.webhook_secret:
        if sandbox:
            return
        raise Refused(401, f"Client {tenant.slug} has no webhook secret yet: set webhook_secret for it.")
    offered = offered_secret(request)
    if offered is None or not same(offered, tenant.webhook_secret):
        raise Refused(401, "The webhook secret is missing or wrong: add ?secret=… to the webhook's address.")


def same(offered: str, secret: str) -> bool:
    """Compared as digests of bytes: the time tells neither place nor length of a difference."""
    return hmac.compare_digest(_digest(offered), _digest(secret))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()

"""Why the bot did what it did: the decision kept with a client's message, for an operator."""

from aiohttp import web

from app.server import for_admin
from desk.errors import NotFound
from desk.ports import Desks, Tenants


def trace_routes(desks: Desks, tenants: Tenants, admin_token: str) -> list[web.RouteDef]:
    async def trace(request: web.Request) -> web.Response:
        tenant = await tenants.by_slug(request.match_info["slug"])
        if tenant is None:
            raise web.HTTPNotFound(text="No client has that slug.")
        try:
            async with desks(tenant.id) as desk:
                message = await desk.messages.received_as(request.match_info["provider_id"])
        except NotFound:
            raise web.HTTPNotFound(text="No message has that id.") from None
        return web.json_response({"status": message.status, "decision": message.decision})

    return [web.get("/admin/trace/{slug}/{provider_id}", for_admin(admin_token)(trace))]

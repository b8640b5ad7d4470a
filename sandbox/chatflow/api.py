"""ChatFlow's `send-…` calls: GET with everything in the query, HTTP 200 even for a refusal."""

from dataclasses import dataclass, field

from aiohttp import web

from sandbox.chatflow.double import ChatFlowDouble
from sandbox.chatflow.fetching import fetch_media
from sandbox.chatflow.state import Delivery, Direction, PhoneMessage
from sandbox.faults import Fault, broken, serve_with
from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Sending:
    """Query names of the text and of the media address of one method."""

    method: str
    kind: str
    text: str = "caption"
    url: str = ""


SENDINGS = (
    Sending("send-text", "text", text="msg"),
    Sending("send-image", "photo", url="imageurl"),
    Sending("send-doc", "document", url="docurl"),
    Sending("send-video", "video", url="videourl"),
    Sending("send-audio", "audio", url="audiourl"),
)


@dataclass(frozen=True, slots=True)
class Order:
    """What the app asked for."""

    sending: Sending
    instance_id: str
    jid: str
    text: str
    msg_id: str
    media_url: str
    token: str = field(repr=False)


def add_chatflow_routes(app: web.Application, double: ChatFlowDouble, prefix: str) -> None:
    for sending in SENDINGS:

        async def handle(request: web.Request, sending: Sending = sending) -> web.Response:
            return await _handle(double, request, _order(sending, request))

        app.router.add_get(f"{prefix}/api/v1/{sending.method}", handle)

    async def media(request: web.Request) -> web.Response:
        data = double.blobs.get(request.match_info["name"])
        return web.Response(body=data) if data is not None else web.Response(status=404)

    app.router.add_get(prefix + "/media/{name:[0-9a-f]+}", media)


def _order(sending: Sending, request: web.Request) -> Order:
    query = request.query
    return Order(
        sending=sending,
        instance_id=query.get("instance_id", ""),
        jid=query.get("jid", ""),
        text=query.get(sending.text, "").strip(),
        msg_id=query.get("msg_id", ""),
        media_url=query.get(sending.url, "") if sending.url else "",
        token=query.get("token", ""),
    )


async def _handle(double: ChatFlowDouble, request: web.Request, order: Order) -> web.Response:
    if double.faults.is_down:
        return broken(request)
    fault = double.faults.take(order.sending.method, f"{order.jid} {order.text}")

    async def serve() -> web.Response:
        return web.json_response(await _deliver(double, order))

    if fault is not None:
        _record(double, order, f"fault: {fault.kind}")
    return await serve_with(fault, request, serve, _refused)


async def _deliver(double: ChatFlowDouble, order: Order) -> Json:
    slug = double.slug_of(order.token, order.instance_id)
    problem = _problem(order, slug)
    if slug is None or problem:
        _record(double, order, f"refused: {problem}")
        return {"success": False, "message": problem}
    number = _record(double, order, "delivered")
    phone = double.phone_by_jid(slug, order.jid)
    if phone is not None:
        media = await fetch_media(double.blobs, order.sending.kind, order.media_url)
        double.show(
            phone,
            PhoneMessage(id=str(number), direction=Direction.TO_CLIENT, text=order.text, media=media),
        )
    return {"success": True, "message": "Message sent", "messageId": f"OUT{number:08d}"}


def _problem(order: Order, slug: str | None) -> str:
    if slug is None:
        return "Invalid token or instance"
    if not order.jid:
        return "jid is required"
    if not order.sending.url:
        return "" if order.text else "msg is required"
    return "" if order.media_url else f"{order.sending.url} is required"


def _record(double: ChatFlowDouble, order: Order, outcome: str) -> int:
    number = double.next_order()
    double.record(
        Delivery(
            order=number,
            method=order.sending.method,
            slug=double.slug_of(order.token, order.instance_id),
            instance_id=order.instance_id,
            jid=order.jid,
            text=order.text,
            msg_id=order.msg_id,
            media_url=order.media_url,
            outcome=outcome,
        )
    )
    return number


def _refused(fault: Fault) -> web.Response:
    return web.json_response({"success": False, "message": fault.description})

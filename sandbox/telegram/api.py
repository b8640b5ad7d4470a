"""The Bot API over HTTP: `{base}/bot{token}/{method}` and `{base}/file/bot{token}/{path}`."""

import json
from typing import Any

from aiohttp import web

from sandbox.faults import Fault, broken, serve_with
from sandbox.telegram.calls import Call
from sandbox.telegram.double import TelegramDouble
from sandbox.telegram.errors import Refusal
from sandbox.telegram.methods import METHODS
from sandbox.telegram.parameters import read_parameters
from sandbox.telegram.state import Bot
from sandbox.wire import Json


def add_telegram_routes(app: web.Application, double: TelegramDouble, prefix: str) -> None:
    async def call(request: web.Request) -> web.Response:
        return await _call(double, request)

    async def download(request: web.Request) -> web.Response:
        return _download(double, request)

    app.router.add_route("*", prefix + "/bot{token}/{method}", call)
    app.router.add_get(prefix + "/file/bot{token}/{path:.+}", download)


async def _call(double: TelegramDouble, request: web.Request) -> web.Response:
    bot = double.state.bots.get(request.match_info["token"])
    method = request.match_info["method"]
    if double.faults.is_down:
        return broken(request)
    if bot is None:
        return _refused(Refusal(401, "Unauthorized"))
    if method.lower() not in METHODS:
        return _refused(Refusal(404, "Not Found: method not found"))
    try:
        parameters = await read_parameters(request)
    except ValueError:
        return _refused(Refusal(400, "Bad Request: can't parse the request"))
    return await _served(double, request, method, Call(double.network, bot, parameters))


async def _served(double: TelegramDouble, request: web.Request, method: str, call: Call) -> web.Response:
    fault = double.faults.take(method, json.dumps(call.parameters.values, ensure_ascii=False))

    async def serve() -> web.Response:
        try:
            result = await _run(double, method, call)
        except Refusal as refusal:
            _record(double, method, call, refusal.description)
            return _refused(refusal)
        _record(double, method, call, "ok")
        return web.json_response({"ok": True, "result": result})

    if fault is not None:
        _record(double, method, call, f"fault: {fault.kind}")
    answer = await serve_with(fault, request, serve, _as_told)
    return broken(request) if double.faults.is_down else answer


async def _run(double: TelegramDouble, method: str, call: Call) -> Any:
    if double.flood.limits is not None and call.parameters.text("chat_id"):
        double.flood.spend(method.lower(), call.chat())
    return await METHODS[method.lower()](call)


def _record(double: TelegramDouble, method: str, call: Call, outcome: str) -> None:
    uploads = {name: upload.name for name, upload in call.parameters.uploads.items()}
    double.record(method, call.bot, call.parameters.values | uploads, outcome)


def _as_told(fault: Fault) -> web.Response:
    return _refused(Refusal(fault.status, fault.description, fault.parameters))


def _refused(refusal: Refusal) -> web.Response:
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.json_response(body, status=refusal.status)


def _download(double: TelegramDouble, request: web.Request) -> web.Response:
    bot: Bot | None = double.state.bots.get(request.match_info["token"])
    if double.faults.is_down:
        return broken(request)
    file_id = request.match_info["path"].rpartition("/")[2].partition(".")[0]
    file = double.state.files.get(file_id)
    data = double.network.blobs.get(file_id) if bot and file else None
    if file is None or data is None:
        return _refused(Refusal(404, "Not Found"))
    return web.Response(body=data, content_type="application/octet-stream")

"""Answers of the HTTP routes: JSON with one sentence, and the id under which the work can be traced."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from aiohttp import web
from loguru import logger

from desk.correlation import correlated
from whatsapp.metrics import REFUSALS

Handler = Callable[[web.Request], Awaitable[web.Response]]


class Refused(Exception):
    """The call is not accepted; `sentence` says why to the person who set the address up."""

    def __init__(self, status: int, sentence: str, *, retry_after_seconds: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.retry_after_seconds = retry_after_seconds


def success(message: str, message_id: UUID | None = None) -> web.Response:
    return _json({"success": True, "message": message, "message_id": str(message_id) if message_id else None})


def traced(handler: Handler) -> Handler:
    """Runs under a new correlation id, which the answer names; a refusal becomes its answer."""

    async def run(request: web.Request) -> web.Response:
        with correlated() as correlation_id:
            try:
                response = await handler(request)
            except Refused as refused:
                response = _refusal(refused)
            response.headers["X-Correlation-Id"] = correlation_id
            return response

    return run


def _refusal(refused: Refused) -> web.Response:
    REFUSALS.labels(status=str(refused.status)).inc()
    logger.warning("refused with {}: {}", refused.status, refused.sentence)
    response = _json({"success": False, "message": refused.sentence}, refused.status)
    response.force_close()  # a part of the body may still be on its way
    if refused.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(refused.retry_after_seconds)
    return response


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(body, status=status)

"""The body of a call: read under limits of size and time, then as JSON."""

import asyncio
import json
from typing import Any, NoReturn

from aiohttp import web
from aiohttp.web_protocol import RequestPayloadError

from whatsapp.answers import Refused

BODY_LIMIT = 45 * 1024 * 1024
"""Bytes after decompression: a file of 32 MB in base64 with room around it."""
READ_SECONDS = 60.0
"""A slower sender keeps a connection for nothing."""


def is_empty(request: web.Request) -> bool:
    return not request.body_exists or request.content_length == 0


async def read_body(request: web.Request, *, limit: int = BODY_LIMIT, seconds: float = READ_SECONDS) -> bytes:
    """Raises Refused for what is too large, too slow or badly packed."""
    if (request.content_length or 0) > limit:
        raise _too_large(limit)
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > limit:
                    raise _too_large(limit)
    except TimeoutError:
        raise Refused(408, f"The body did not arrive within {seconds:g} seconds.") from None
    except (RequestPayloadError, ConnectionError):
        request.content.feed_eof()  # else aiohttp waits for the rest, and logs this very error as unhandled
        raise Refused(400, "The body broke off or is not packed as its headers say.") from None
    return bytes(body)


def read_json(body: bytes) -> Any:
    """Bytes that are no UTF-8 are replaced, not refused: the rest of the message still counts.
    Raises Refused."""
    try:
        return json.loads(body.decode("utf-8-sig", "replace"), parse_constant=_no_number)
    except ValueError:
        raise Refused(400, "The body is not valid JSON.") from None
    except RecursionError:
        raise Refused(400, "The JSON of the body is nested too deeply.") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _too_large(limit: int) -> Refused:
    return Refused(413, f"The body is larger than {limit // 1024**2} MB.")

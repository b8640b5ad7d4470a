"""One question to somebody's HTTP server."""

from collections.abc import Mapping
from http import HTTPStatus

import aiohttp

ANSWER_SECONDS = 5.0
CLOSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


async def asked(url: str, headers: Mapping[str, str]) -> str:
    """What is wrong with the answer to a GET, in a few words; empty when it is a good one."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url, headers=headers) as answer,
        ):
            status = answer.status
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return f"does not answer ({type(error).__name__})"
    if status in CLOSED:
        return "refuses the key"
    return f"answers {status}" if status >= HTTPStatus.BAD_REQUEST else ""

"""Headers of every answer: nothing that is served here is a page, to be kept, framed or guessed at."""

from aiohttp import web

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


async def guard_answer(_: web.Request, response: web.StreamResponse) -> None:
    """For `on_response_prepare`. A route that knows better keeps its own; libraries and versions are
    nobody's business."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.popall("Server", None)

"""`GET /media/{token}`: a linked file, and nothing to learn from any other address."""

import re

from aiohttp import web

from desk.errors import NotFound
from desk.ports import Desks
from whatsapp.answers import Refused, traced
from whatsapp.attachment import OCTETS
from whatsapp.media_links import MediaLinks
from whatsapp.storing import STORE_SECONDS, storing

_SHOWN = re.compile(r"image/(jpeg|png|gif|webp)|audio/[\w.+-]+|video/[\w.+-]+")
_MIMETYPE = re.compile(r"[\w.+-]+/[\w.+-]+")


class MediaRoute:
    def __init__(self, *, desks: Desks, links: MediaLinks) -> None:
        self._desks = desks
        self._links = links

    def routes(self) -> list[web.RouteDef]:
        """The part after the token is a name for people; it is not read."""
        return [web.get("/media/{token:[^/]+}{name:(?:/[^/]*)?}", traced(self._serve))]

    async def _serve(self, request: web.Request) -> web.Response:
        linked = self._links.read(request.match_info["token"])
        if linked is None:
            raise _nothing()
        async with storing(STORE_SECONDS):
            try:
                async with self._desks(linked.client_id) as desk:
                    content, mimetype = await desk.blobs.get(linked.blob_id)
            except NotFound:
                raise _nothing() from None
        return web.Response(body=content, headers=_headers(mimetype))


def _nothing() -> Refused:
    return Refused(404, "There is nothing here, or not any more.")


def _headers(mimetype: str) -> dict[str, str]:
    """Only what can't carry a script is shown in place."""
    known = mimetype if _MIMETYPE.fullmatch(mimetype) else OCTETS
    return {
        "Content-Type": known,
        "Content-Disposition": "inline" if _SHOWN.fullmatch(known) else "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }

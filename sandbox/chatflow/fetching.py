"""Media that the app sends by address: fetched at once when it stands on this machine."""

import secrets
from ipaddress import ip_address

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from sandbox.blobs import Blobs
from sandbox.wire import Json

PATIENCE = ClientTimeout(total=20)


async def fetch_media(blobs: Blobs, kind: str, address: str) -> Json | None:
    """The `media` of a phone's bubble; without `file_id` when the bytes could not be had."""
    if not address:
        return None
    url = URL(address)
    media: Json = {"kind": kind, "url": address, "mime": "", "name": url.name}
    if not is_loopback(url):
        return media
    try:
        async with ClientSession(timeout=PATIENCE) as session, session.get(url) as answer:
            data = await answer.read() if answer.ok else b""
            media["mime"] = answer.content_type
            named = answer.content_disposition
    except (ClientError, TimeoutError, OSError):
        return media
    if data:
        media["file_id"] = secrets.token_hex(16)
        blobs.put(media["file_id"], data)
    if named and named.filename:
        media["name"] = named.filename
    return media


def is_loopback(url: URL) -> bool:
    """The double never reaches out of the machine."""
    if url.scheme not in ("http", "https") or url.host is None:
        return False
    try:
        return ip_address(url.host).is_loopback
    except ValueError:
        return url.host == "localhost"

"""Files that ChatFlow left at an address of its own."""

from desk.errors import FileUnavailable
from desk.message import Media
from desk.tenant import Tenant
from whatsapp.fetcher import Fetcher


class WebFiles:
    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def download(self, tenant: Tenant, media: Media) -> bytes:  # noqa: ARG002 — the port's shape
        """Raises FileUnavailable."""
        content, mimetype = await self._fetcher.fetch(media.url)
        if not content:
            raise FileUnavailable("The file is empty.")
        if mimetype == "text/html" != media.mimetype:  # how an expired address answers
            raise FileUnavailable("There is a web page where the file was; its address has expired.")
        return content

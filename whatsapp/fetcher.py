"""The one way to fetch a file from an address that somebody else wrote."""

import asyncio
import socket

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from desk.errors import FileUnavailable
from whatsapp.allowlist import Allowlist, is_public

SIZE_LIMIT = 45 * 1024 * 1024
SECONDS = 60.0
_CHUNK = 256 * 1024


class GuardedResolver(AbstractResolver):
    """The connection goes to the very addresses that were checked: a name can't change in between."""

    def __init__(self, allowlist: Allowlist, names: AbstractResolver | None = None) -> None:
        """`names`: who tells the addresses of hosts; the system, if nobody is given."""
        self._allowlist = allowlist
        self._resolver = names or aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises OSError when no address is left that may be used."""
        found = await self._resolver.resolve(host, port, family)
        if self._allowlist.trusts(host):
            return found
        public = [result for result in found if is_public(result["host"])]
        if not public:
            raise OSError(f"{host} is in a private network")
        return public

    async def close(self) -> None:
        await self._resolver.close()


class Fetcher:
    """`session` must resolve names by a GuardedResolver with the same list."""

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        allowlist: Allowlist,
        size_limit: int = SIZE_LIMIT,
        seconds: float = SECONDS,
    ) -> None:
        self._session = session
        self._allowlist = allowlist
        self._size_limit = size_limit
        self._seconds = seconds

    async def fetch(self, address: str) -> tuple[bytes, str]:
        """The file and the MIME type its server names. Raises FileUnavailable, without the address: it may
        hold a secret."""
        url = self._checked(address)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._download(url)
        except TimeoutError:
            raise FileUnavailable(f"The file did not come within {self._seconds:g} seconds.") from None
        except (aiohttp.ClientError, OSError):
            raise FileUnavailable(f"The file's server {url.host} can't be reached.") from None

    def _checked(self, address: str) -> URL:
        try:
            url = URL(address)
        except ValueError:
            raise FileUnavailable("The file's address is not valid.") from None
        if url.user is not None or not self._allowlist.allows(url):
            raise FileUnavailable(
                "The file is at a place from which nothing is fetched; OUTBOUND_ALLOWLIST can add it."
            )
        return url

    async def _download(self, url: URL) -> tuple[bytes, str]:
        async with self._session.get(url, allow_redirects=False) as response:
            if response.status != 200:
                raise FileUnavailable(f"The file's server answered {response.status}.")
            if (response.content_length or 0) > self._size_limit:
                raise self._too_large()
            content = bytearray()
            async for chunk in response.content.iter_chunked(_CHUNK):
                content += chunk
                if len(content) > self._size_limit:
                    raise self._too_large()
            return bytes(content), response.content_type

    def _too_large(self) -> FileUnavailable:
        return FileUnavailable(f"The file is larger than {self._size_limit // 1024**2} MB.")

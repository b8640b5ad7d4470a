"""Files are fetched under guard from a real server."""

import asyncio
import time
from collections.abc import AsyncIterator
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import web

from desk.errors import FileUnavailable
from desk.message import Media, MediaKind
from desk.tenant import Tenant
from whatsapp.allowlist import Allowlist
from whatsapp.fetcher import Fetcher, GuardedResolver
from whatsapp.web_files import WebFiles

TENANT = Tenant(id=uuid4(), slug="salon", name="Салон")
LIMIT = 1000
FILES = {
    "picture": (b"picture", "image/png"),
    "page": (b"<html>expired", "text/html"),
    "empty": (b"", "image/png"),
    "large": (b"x" * (LIMIT + 1), "image/png"),
}


async def _serve(request: web.Request) -> web.StreamResponse:
    match request.match_info["what"]:
        case "elsewhere":
            raise web.HTTPFound("/picture")
        case "bomb":
            response = web.Response(body=b"x" * (LIMIT * 900), content_type="image/png")
            response.enable_compression(web.ContentCoding.gzip)
            return response
        case "trickle":
            return await _stream(request, b"x", pause_seconds=0.05)
        case "endless":
            return await _stream(request, b"x" * 100, pause_seconds=0)
        case what if what in FILES:
            content, mimetype = FILES[what]
            return web.Response(body=content, content_type=mimetype)
    raise web.HTTPNotFound


async def _stream(request: web.Request, piece: bytes, *, pause_seconds: float) -> web.StreamResponse:
    stream = web.StreamResponse()
    await stream.prepare(request)
    for _ in range(LIMIT):
        await stream.write(piece)
        await asyncio.sleep(pause_seconds)
    return stream


@pytest.fixture
async def port() -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_get("/{what}", _serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


async def download(
    address: str, *entries: str, seconds: float = 5, names: aiohttp.abc.AbstractResolver | None = None
) -> bytes:
    """`names`: who tells the addresses of hosts, if not the system."""
    allowlist = Allowlist(entries)
    connector = aiohttp.TCPConnector(resolver=GuardedResolver(allowlist, names))
    async with aiohttp.ClientSession(connector=connector) as session:
        files = WebFiles(Fetcher(session=session, allowlist=allowlist, size_limit=LIMIT, seconds=seconds))
        media = Media(kind=MediaKind.IMAGE, mimetype="image/png", url=address)
        return await files.download(TENANT, media)


async def test_a_file_is_fetched_from_a_place_that_is_marked(port: int) -> None:
    address = f"http://127.0.0.1:{port}/picture"
    assert await download(address, f"http://127.0.0.1:{port}") == b"picture"
    assert await download(address, "127.0.0.1") == b"picture"


@pytest.mark.parametrize("what", ["page", "elsewhere", "empty", "large", "bomb", "endless", "nothing"])
async def test_what_is_no_file_of_bearable_size_is_unavailable(port: int, what: str) -> None:
    with pytest.raises(FileUnavailable) as refused:
        await download(f"http://127.0.0.1:{port}/{what}?token=secret", "127.0.0.1")
    assert "secret" not in str(refused.value)


async def test_a_place_that_is_not_listed_is_never_called(port: int) -> None:
    with pytest.raises(FileUnavailable, match="OUTBOUND_ALLOWLIST"):
        await download(f"http://127.0.0.1:{port}/picture")
    with pytest.raises(FileUnavailable, match="OUTBOUND_ALLOWLIST"):
        await download(f"http://user@127.0.0.1:{port}/picture", "127.0.0.1")


async def test_a_file_that_trickles_in_is_given_up(port: int) -> None:
    began = time.monotonic()
    with pytest.raises(FileUnavailable, match="did not come"):
        await download(f"http://127.0.0.1:{port}/trickle", "127.0.0.1", seconds=0.5)
    assert time.monotonic() - began < 3


async def test_a_listed_name_that_leads_into_a_private_network_is_refused(port: int) -> None:
    """Whoever owns a name can point it anywhere, also at the machine next door."""
    for inside in ("127.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"):
        names = Names([inside])
        with pytest.raises(FileUnavailable, match="can't be reached"):
            await download(f"https://files.example.kz:{port}/picture", "files.example.kz", names=names)


async def test_only_public_ones_of_several_addresses_are_used() -> None:
    names = Names(["10.0.0.1", "8.8.8.8", "::1"])
    resolver = GuardedResolver(Allowlist(["files.example.kz"]), names)
    assert [found["host"] for found in await resolver.resolve("files.example.kz", 443)] == ["8.8.8.8"]


async def test_a_name_is_looked_up_once_and_can_not_change_in_between(port: int) -> None:
    """What was checked is what is connected to: a second answer would never be asked for."""
    names = Names(["127.0.0.1"], ["203.0.113.1"])
    address = f"http://files.example.kz:{port}/picture"
    assert await download(address, f"http://files.example.kz:{port}", names=names) == b"picture"
    assert names.asked == ["files.example.kz"]


async def test_an_address_without_a_server_is_unavailable() -> None:
    with pytest.raises(FileUnavailable, match="can't be reached"):
        await download("https://nowhere.invalid/1", "nowhere.invalid")


class Names(aiohttp.abc.AbstractResolver):
    """Tells the given addresses, from one question to the next."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[aiohttp.abc.ResolveResult]:
        self.asked.append(host)
        addresses = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            aiohttp.abc.ResolveResult(hostname=host, host=address, port=port, family=family, proto=6, flags=0)
            for address in addresses
        ]

    async def close(self) -> None:
        pass

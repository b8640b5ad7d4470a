"""Files are fetched under guard from a real server."""

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


async def _serve(request: web.Request) -> web.StreamResponse:
    match request.match_info["what"]:
        case "picture":
            return web.Response(body=b"picture", content_type="image/png")
        case "page":
            return web.Response(text="<html>expired", content_type="text/html")
        case "elsewhere":
            raise web.HTTPFound("/picture")
        case "empty":
            return web.Response(body=b"", content_type="image/png")
        case "large":
            return web.Response(body=b"x" * (LIMIT + 1), content_type="image/png")
        case "bomb":
            response = web.Response(body=b"x" * (LIMIT * 900), content_type="image/png")
            response.enable_compression(web.ContentCoding.gzip)
            return response
        case "endless":
            stream = web.StreamResponse()
            await stream.prepare(request)
            for _ in range(LIMIT):
                await stream.write(b"x" * 100)
            return stream
    raise web.HTTPNotFound


@pytest.fixture
async def port() -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_get("/{what}", _serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


async def download(address: str, *entries: str) -> bytes:
    allowlist = Allowlist(entries)
    connector = aiohttp.TCPConnector(resolver=GuardedResolver(allowlist))
    async with aiohttp.ClientSession(connector=connector) as session:
        files = WebFiles(Fetcher(session=session, allowlist=allowlist, size_limit=LIMIT, seconds=5))
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


async def test_a_listed_name_that_leads_into_a_private_network_is_refused() -> None:
    """Whoever owns a name can point it anywhere, also at the machine next door."""
    resolver = GuardedResolver(Allowlist(["internal.example.kz"]))
    resolver._resolver = _Loopback()
    with pytest.raises(OSError, match="private network"):
        await resolver.resolve("internal.example.kz", 443)


async def test_an_address_without_a_server_is_unavailable() -> None:
    with pytest.raises(FileUnavailable, match="can't be reached"):
        await download("https://nowhere.invalid/1", "nowhere.invalid")


class _Loopback(aiohttp.ThreadedResolver):
    def __init__(self) -> None:
        pass

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[aiohttp.abc.ResolveResult]:
        return [
            aiohttp.abc.ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family, proto=6, flags=0
            )
        ]

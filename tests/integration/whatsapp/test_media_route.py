"""Files under signed addresses, from the database to whoever has the link."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from desk.message import Media, MediaKind
from desk.tenant import Tenant
from storage.desks import PostgresDesks
from storage.tenants import PostgresTenants
from whatsapp.media_links import MediaLinks
from whatsapp.media_route import MediaRoute

Client = TestClient[web.Request, web.Application]

LINKS = MediaLinks(secret_keys=["key"], base=lambda: "")
CONTENT = b"the file"


@pytest.fixture
async def client(desks: PostgresDesks) -> AsyncIterator[Client]:
    app = web.Application()
    app.add_routes(MediaRoute(desks=desks, links=LINKS).routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def put(desks: PostgresDesks, tenant: Tenant, mimetype: str, file_name: str = "") -> Media:
    async with desks(tenant.id) as desk:
        blob_id = await desk.blobs.put(CONTENT, mimetype)
    return Media(kind=MediaKind.DOCUMENT, mimetype=mimetype, file_name=file_name, blob_id=blob_id)


@pytest.mark.parametrize(
    ("mimetype", "served", "disposition"),
    [
        ("image/png", "image/png", "inline"),
        ("audio/ogg", "audio/ogg", "inline"),
        ("application/pdf", "application/pdf", "attachment"),
        ("text/html", "text/html", "attachment"),
        ("image/svg+xml", "image/svg+xml", "attachment"),
        ("x\r\nSet-Cookie: a", "application/octet-stream", "attachment"),
    ],
)
async def test_a_file_is_served_and_no_script_is_shown(
    client: Client, desks: PostgresDesks, tenant: Tenant, mimetype: str, served: str, disposition: str
) -> None:
    link = LINKS.link(tenant.id, await put(desks, tenant, mimetype, "Прайс.pdf"))
    response = await client.get(link)
    assert (response.status, await response.read()) == (200, CONTENT)
    assert response.headers["Content-Type"] == served
    assert response.headers["Content-Disposition"] == disposition
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_name_at_the_end_is_not_needed(
    client: Client, desks: PostgresDesks, tenant: Tenant
) -> None:
    link = LINKS.link(tenant.id, await put(desks, tenant, "image/png", "a.png"))
    assert (await client.get(link.removesuffix("/a.png"))).status == 200


async def test_every_wrong_link_gets_the_same_answer(
    client: Client, desks: PostgresDesks, tenants: PostgresTenants, tenant: Tenant
) -> None:
    media = await put(desks, tenant, "image/png")
    other = replace(tenant, id=uuid4(), slug="cakes", telegram_chat_id=None)
    await tenants.save(other)
    expired = MediaLinks(secret_keys=["key"], base=lambda: "", lifetime=timedelta(hours=-1))
    forged = MediaLinks(secret_keys=["another"], base=lambda: "")
    links = [
        "/media/nothing",
        LINKS.link(other.id, media),
        LINKS.link(tenant.id, replace(media, blob_id=uuid4())),
        expired.link(tenant.id, media),
        forged.link(tenant.id, media),
    ]
    responses = [await client.get(link) for link in links]
    assert {response.status for response in responses} == {404}
    assert len({await response.text() for response in responses}) == 1

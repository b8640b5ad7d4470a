"""The addresses that ChatFlow and an operator know."""

import json
from asyncio import gather
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.e2e.process import Service
from tests.e2e.shop import Client, Shop
from tests.e2e.town import ADMIN_TOKEN


def body_of(client: Client, text: str, message_id: str) -> dict[str, Any]:
    metadata = {"sender": client.known.name, "messageId": message_id, "remoteJid": client.known.jid}
    return {"messageType": "text", "message": text, "metadata": metadata}


async def post(url: str, body: Any, **headers: str) -> tuple[int, Any]:
    async with ClientSession() as session, session.post(url, json=body, headers=headers) as answer:
        return answer.status, await answer.json()


async def test_repeated_message_keeps_its_id_and_gets_one_reply(salon: Shop, service: Service) -> None:
    client = salon.client()
    url = f"{service.url}/webhook/salon?secret={salon.tenant.webhook_secret}"
    body = body_of(client, "Сколько стоит укладка?", f"twice-{client.known.phone}")
    answers = [await post(url, body) for _ in range(3)]
    assert [(status, said["message"]) for status, said in answers] == [
        (200, "Accepted"),
        (200, "Duplicate"),
        (200, "Duplicate"),
    ]
    assert len({said["message_id"] for _, said in answers}) == 1
    await client.hear()
    await service.rest()
    assert len(client.heard) == 1


@pytest.mark.parametrize("place", ["header", "query alias"])
async def test_old_address_and_wrapped_body_reach_the_same_desk(
    salon: Shop, service: Service, place: str
) -> None:
    client, secret = salon.client(), salon.tenant.webhook_secret
    flat = body_of(client, "Сколько стоит укладка?", f"old-{client.known.phone}")
    url, headers = f"{service.url}/webhook", {"X-Webhook-Secret": secret}
    if place == "query alias":
        url, headers = f"{url}?webhook_secret={secret}", {}
    status, said = await post(url, {"client_slug": "salon", "body": flat}, **headers)
    assert (status, said["success"]) == (200, True)
    assert "6 000" in await client.hear()


async def test_strangers_and_unknown_businesses_are_refused(salon: Shop, service: Service) -> None:
    body = body_of(salon.client(), "Где вы?", "never-stored")
    assert (await post(f"{service.url}/webhook/salon?secret=wrong", body))[0] == 401
    assert (await post(f"{service.url}/webhook/nobody?secret=wrong", body))[0] == 404


async def test_probes_are_welcome(service: Service) -> None:
    assert (await service.get("/webhook/salon"))[0] == 200
    async with ClientSession() as session, session.post(f"{service.url}/webhook/salon") as answer:
        assert answer.status == 200


async def test_operator_sees_life_readiness_and_figures(service: Service) -> None:
    assert (await service.get("/health"))[0] == 200
    assert (await service.get("/ready"))[0] == 200
    status, figures = await service.get("/metrics")
    assert status == 200
    assert "# TYPE" in figures


async def test_version_needs_the_admin_token(service: Service) -> None:
    assert (await service.get("/admin/version"))[0] == 401
    assert (await service.get("/admin/version", "wrong"))[0] == 401
    status, body = await service.get("/admin/version", ADMIN_TOKEN)
    assert status == 200
    assert json.loads(body) == {
        "APP_VERSION": "1.2.3",
        "GIT_COMMIT": "0123abc",
        "BUILD_TIME": "2030-01-02T03:04:05Z",
    }


async def test_detail_needs_the_admin_token(service: Service) -> None:
    assert (await service.get("/admin/health"))[0] == 401
    assert (await service.admin("health"))["ready"] is True


@pytest.mark.parametrize(
    ("path", "status"),
    [("/health", 200), ("/webhook/salon", 200), ("/admin/health", 401), ("/media/x", 404), ("/nothing", 404)],
)
async def test_no_answer_can_be_kept_framed_or_taken_for_a_page(
    service: Service, path: str, status: int
) -> None:
    async with ClientSession() as session, session.get(service.url + path) as answer:
        assert answer.status == status
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Server" not in answer.headers


async def test_a_flood_of_strangers_is_told_to_come_later_while_clients_are_served(
    salon: Shop, service: Service
) -> None:
    """All through one proxy, which names the flood's address."""
    url = f"{service.url}/webhook/nobody"
    flood = {"X-Forwarded-For": "203.0.113.9"}
    statuses = [status for _ in range(61) for status in await gather(*(knock(url, flood) for _ in range(10)))]
    assert (statuses[0], statuses[-1]) == (404, 429)
    client = salon.client()
    body = body_of(client, "Сколько стоит укладка?", f"flood-{client.known.phone}")
    assert (await post(f"{service.url}/webhook/salon?secret={salon.tenant.webhook_secret}", body, **flood))[
        0
    ] == 200
    assert await knock(f"{service.url}/webhook/salon?secret=wrong", {}) == 401
    assert "6 000" in await client.hear()


async def knock(url: str, headers: dict[str, str]) -> int:
    async with ClientSession() as session, session.post(url, json={}, headers=headers) as answer:
        return answer.status

"""The sandbox by HTTP alone, as the page and other processes drive it."""

import json
from typing import Any

import pytest
from aiohttp import ClientSession

from sandbox import SandboxWorld
from tests.sandbox.conftest import GROUP, MANAGER, PHONE, SALON, TOKEN, AppStandIn


async def post(address: str, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    async with ClientSession() as session, session.post(f"{address}/control/{path}", json=body) as answer:
        return answer.status, await answer.json()


async def get(address: str, path: str) -> Any:
    async with ClientSession() as session, session.get(f"{address}/control/{path}") as answer:
        return await answer.json()


async def test_client_and_team_can_be_played_over_http(
    address: str, world: SandboxWorld, app: AppStandIn
) -> None:
    await post(address, "app", {"url": app.url, "admin_token": "admin-token"})
    _, sent = await post(address, "whatsapp/messages", {"slug": "salon", "phone": PHONE, "text": "привет"})
    assert sent["status"] == 200
    topic = world.telegram.people.open_topic(GROUP, MANAGER, "Асель")
    where = {"chat": str(GROUP), "thread_id": topic.thread_id}
    await post(address, "telegram/messages", {**where, "user_id": MANAGER, "text": "здравствуйте"})
    assert world.telegram.messages(GROUP, topic.thread_id)[-1]["text"] == "здравствуйте"
    assert (await get(address, f"trace/salon/{sent['id']}"))["decision"] == {"intent": sent["id"]}


async def test_wrong_bodies_and_unknown_names_are_explained(address: str) -> None:
    assert (await post(address, "whatsapp/messages", {"slug": "salon"}))[0] == 400
    status, told = await post(address, "telegram/messages", {"chat": "-1", "user_id": MANAGER, "text": "x"})
    assert (status, told["problem"]) == (404, "unknown: -1")


async def test_form_of_another_site_cannot_drive_it(address: str) -> None:
    url = f"{address}/control/app"
    async with ClientSession() as session, session.post(url, data='{"url": "http://evil"}') as answer:
        assert answer.status == 415


async def test_faults_are_set_and_cleared(address: str, world: SandboxWorld) -> None:
    await post(address, "telegram/faults", {"kind": "drop_before", "times": None})
    assert world.telegram.faults.is_down
    async with ClientSession() as session:
        await session.delete(f"{address}/control/telegram/faults")
    assert not world.telegram.faults.is_down


async def test_state_shows_everything_but_secrets(address: str) -> None:
    state = await get(address, "state")
    assert state["tenants"][0]["people"][1] == {"id": MANAGER, "name": "Айгерим", "role": "manager"}
    shown = json.dumps(state)
    for secret in (TOKEN, SALON.webhook_secret, SALON.chatflow_token):
        assert secret not in shown


async def test_events_begin_with_the_state_and_go_on_live(address: str, world: SandboxWorld) -> None:
    async with ClientSession() as session, session.get(f"{address}/control/events") as stream:
        assert (await _event(stream.content))["kind"] == "state"
        world.telegram.people.write(GROUP, MANAGER, "живьём")
        event = await _event(stream.content)
        assert event["kind"] == "telegram.message"
        assert event["message"]["body"]["text"] == "живьём"


async def _event(content: Any) -> dict[str, Any]:
    async for line in content:
        if line.startswith(b"data: "):
            event: dict[str, Any] = json.loads(line[6:])
            return event
    raise AssertionError("the stream ended")


async def test_second_tenant_is_seeded_over_http_and_kept_apart(address: str, world: SandboxWorld) -> None:
    bakery = {
        "slug": "bakery",
        "name": "Пекарня",
        "webhook_secret": "b",
        "instance_id": "instance-2",
        "chatflow_token": "t2",
        "telegram_token": "700002:bakery",
        "group_id": -1001000000002,
        "people": [{"id": 601, "name": "Ерлан", "role": "owner"}],
        "clients": [{"phone": PHONE, "name": "Асель"}],
    }
    assert (await post(address, "tenants", {"tenants": [bakery]}))[0] == 200
    world.telegram.people.write(-1001000000002, 601, "в пекарне")
    assert world.telegram.state.bots[TOKEN].queue == []
    assert len(world.telegram.state.bots["700002:bakery"].queue) == 1
    assert world.chatflow.phone("bakery", PHONE) is not world.chatflow.phone("salon", PHONE)


@pytest.mark.parametrize("path", ["/", "/static/js/main.js", "/control/world", "/nothing"])
async def test_the_page_runs_no_script_but_its_own_and_stands_in_no_frame(address: str, path: str) -> None:
    """Whatever a client writes into a bubble is text, on the page and on everything it asks for."""
    async with ClientSession() as session, session.get(address + path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"].startswith("no-")

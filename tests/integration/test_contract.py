"""The server does what docs/openapi.yaml says, whatever is sent to it, and nothing that it does not say."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
import schemathesis
import yaml
from aiohttp import web
from hypothesis import HealthCheck, settings
from pydantic import SecretStr
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app import application
from app.settings import Settings
from app.store import open_store, silent
from desk.tenant import Tenant
from tests.integration.typed import kept_database

__all__ = ["kept_database"]

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.yaml"
SECRET, TELEGRAM_SECRET, ADMIN = "secret-of-the-salon", "telegram-secret", "admin-token"
KEYS = {
    "X-Webhook-Secret": SECRET,
    "X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET,
    "Authorization": f"Bearer {ADMIN}",
}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=25, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)

schema = schemathesis.openapi.from_path(DOCUMENT)
session = requests.Session()
session.trust_env = False  # else a netrc of this machine may write its own Authorization


@dataclass
class Served:
    """The real application in a thread of its own."""

    url: str = ""
    routes: list[web.RouteDef] = field(default_factory=list)
    up: threading.Event = field(default_factory=threading.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    loop: asyncio.AbstractEventLoop | None = None

    async def serve(self, told: Settings) -> None:
        self.loop = asyncio.get_running_loop()
        async with open_store(told, silent) as store:
            await store.tenants.save(
                Tenant(id=uuid4(), slug="salon", name="Салон", webhook_secret=SECRET, telegram_chat_id=-1)
            )
            async with application.running_application(told, store, silent) as running:
                self.url = running.url
                self.up.set()
                await self.over.wait()


@pytest.fixture(scope="module")
def served(kept_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    told = Settings(
        database_url=SecretStr(kept_database),
        data_dir=tmp_path_factory.mktemp("contract"),
        port=0,
        admin_token=SecretStr(ADMIN),
        telegram_webhook_secret=SecretStr(TELEGRAM_SECRET),
        telegram_api_base="http://127.0.0.1:9",
        telegram_bot_token=SecretStr("1:no-bot"),
    )
    one = Served()
    listening = application._listening

    async def noted(told: Settings, routes: list[web.RouteDef], *rest: Any) -> web.AppRunner:
        one.routes = routes
        return await listening(told, routes, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(application, "_listening", noted)
        thread = threading.Thread(target=lambda: asyncio.run(one.serve(told)))
        thread.start()
        assert one.up.wait(60)
        yield one
        assert one.loop
        one.loop.call_soon_threadsafe(one.over.set)
        thread.join()


def test_every_route_is_documented_and_every_document_has_its_route(served: Served) -> None:
    written = {
        (method.upper(), path)
        for path, operations in yaml.safe_load(DOCUMENT.read_text("utf-8"))["paths"].items()
        for method in operations
        if method in {"get", "post", "put", "patch", "delete"}
    }
    there = set()
    for route in served.routes:
        path = route.path.replace("{token:[^/]+}", "{token}")
        several = [path.replace("{name:(?:/[^/]*)?}", name) for name in ("", "/{name}")]
        there |= {(route.method, one) for one in several}
    assert written == there


@schema.parametrize()
@BOUNDED
def test_strangers_meet_only_documented_answers(case: Case[Any], served: Served) -> None:
    """Without a key, or with a wrong one; never an error of the server."""
    answer = case.call(base_url=served.url, session=session, timeout=20)
    case.validate_response(answer, checks=CHECKS)


@schema.parametrize()
@BOUNDED
def test_those_with_the_right_keys_meet_only_documented_answers(case: Case[Any], served: Served) -> None:
    """Whatever stands in the body: stored, or refused in one sentence."""
    if "client_slug" in (case.path_parameters or {}):
        case.path_parameters["client_slug"] = "salon"
    told = case.as_transport_kwargs(base_url=served.url)
    told["headers"] = {**told["headers"], **KEYS}
    answer = session.request(**told, timeout=20)
    case.validate_response(answer, checks=CHECKS)
    assert answer.status_code != 401, answer.request.headers.get("Authorization")

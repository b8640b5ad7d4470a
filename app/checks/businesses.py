"""What each business needs to be served."""

from collections.abc import AsyncIterator

from app.answering import lessons_of, open_rag
from app.checks.finding import Finding, State
from app.connections import open_redis
from app.demo import BOT_TOKEN as DEMO_TOKEN
from app.edges import open_edges
from app.settings import Settings
from app.store import Store
from desk.tenant import Tenant


async def business_findings(settings: Settings, store: Store) -> AsyncIterator[Finding]:
    """One after another, as they are found."""
    tenants = await store.tenants.all()
    if not tenants:
        yield Finding("clients", State.MISSING, "none yet: run.py client add SLUG --name …")
    for tenant in tenants:
        if tenant.telegram_bot_token == DEMO_TOKEN:
            yield Finding(tenant.slug, State.EMBEDDED, "the demo, for run.py sandbox alone")
            continue
        yield _whatsapp(settings, tenant)
        yield await _telegram(settings, store, tenant)
        yield await _knowledge(store, tenant)


def _whatsapp(settings: Settings, tenant: Tenant) -> Finding:
    what = f"{tenant.slug}: WhatsApp"
    setting = f"run.py client set {tenant.slug}"
    if not (tenant.chatflow_token or settings.chatflow_token.get_secret_value()):
        return Finding(what, State.MISSING, f"no token: {setting} chatflow_token=…")
    if not tenant.instance_id:
        return Finding(what, State.BROKEN, f"nothing can be sent: {setting} instance_id=…")
    if not tenant.webhook_secret:
        return Finding(what, State.BROKEN, f"webhooks are refused: {setting} webhook_secret=…")
    return Finding(what, State.CONNECTED, "all set; ChatFlow has no call to check its token")


async def _telegram(settings: Settings, store: Store, tenant: Tenant) -> Finding:
    what = f"{tenant.slug}: Telegram"
    if not (tenant.telegram_bot_token or settings.telegram_bot_token.get_secret_value()):
        remedy = f"no bot: run.py client set {tenant.slug} telegram_bot_token=…"
        return Finding(what, State.MISSING, remedy)
    async with (
        open_redis(settings) as redis,
        open_rag(settings, store) as rag,
        open_edges(settings, store, redis, str, lessons_of(store, rag)) as edges,
    ):
        problem = await edges.telegram.checkup.problem(tenant, "en")
    if problem:
        return Finding(what, State.BROKEN, problem)
    if not tenant.owner_telegram_ids:
        remedy = f"nobody can teach: run.py client set {tenant.slug} owner_telegram_id=…"
        return Finding(what, State.MISSING, remedy)
    return Finding(what, State.CONNECTED, "the bot has its rights in a group with topics")


async def _knowledge(store: Store, tenant: Tenant) -> Finding:
    what = f"{tenant.slug}: knowledge"
    async with store.desks(tenant.id) as desk:
        count = len(await desk.knowledge.live())
    if not count:
        return Finding(what, State.MISSING, f"people answer all: run.py kb import {tenant.slug} FILE…")
    return Finding(what, State.CONNECTED, f"{count} entries")

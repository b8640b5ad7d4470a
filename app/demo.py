"""The demo business and the made-up world around it, for the sandbox."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from app.store import Store
from desk.hours import Hours
from desk.tenant import MADE_UP, Tenant
from rag.ingest.hours import read_week, with_exceptions
from sandbox import Person, Role, WhatsAppClient
from sandbox import Tenant as SandboxTenant

FOLDER = Path(__file__).parent.parent / "demo" / "salon"
KNOWLEDGE = (FOLDER / "knowledge.ru.md", FOLDER / "knowledge.kk.md", FOLDER / "prices.csv")

BOT_TOKEN = "7000:sandbox-bot-token-of-the-demo-salon"  # noqa: S105 -- opens the doubles alone
OWNER = Person(id=7001, name="Мадина", role=Role.OWNER)
TEAM = (OWNER, Person(id=7002, name="Айгерим"), Person(id=7003, name="Данияр"))
CLIENTS = (
    WhatsAppClient(phone="77000000011", name="Алия"),
    WhatsAppClient(phone="77000000012", name="Ерлан"),
    WhatsAppClient(phone="77000000013", name="Светлана"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """One business, as the application and as the doubles around it know it."""

    tenant: Tenant
    around: SandboxTenant = field(repr=False)


async def demo_business(store: Store) -> Demo:
    """The salon is added, or found as it was left."""
    about: dict[str, Any] = yaml.safe_load((FOLDER / "business.yaml").read_text(encoding="utf-8"))
    around = SandboxTenant(
        slug=about["slug"],
        name=about["name"],
        webhook_secret="sandbox-secret",
        instance_id="sandbox-instance",
        chatflow_token="sandbox-chatflow-token",
        telegram_token=BOT_TOKEN,
        group_id=-1007000000001,
        people=TEAM,
        clients=CLIENTS,
    )
    known = await store.tenants.by_slug(around.slug)
    tenant = Tenant(
        id=known.id if known else uuid.uuid4(),
        slug=around.slug,
        name=around.name,
        timezone=about["timezone"],
        languages=tuple(about["languages"]),
        hours=with_exceptions(Hours(week=read_week(about["hours"])), about["holidays"]),
        profile={**about["profile"], "rules": about["rules"], MADE_UP: True},
        policies=known.policies if known else {},
        telegram_chat_id=around.group_id,
        owner_telegram_ids=(OWNER.id,),
        instance_id=around.instance_id,
        telegram_bot_token=around.telegram_token,
        chatflow_token=around.chatflow_token,
        webhook_secret=around.webhook_secret,
    )
    await store.tenants.save(tenant)
    return Demo(tenant=tenant, around=around)

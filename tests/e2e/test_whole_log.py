"""What the whole run has left in the log; by its name this file comes last."""

import json
import re

from sandbox import SandboxWorld
from tests.e2e.businesses import CAKES, SALON, SALON_MANAGER
from tests.e2e.escalated import escalated
from tests.e2e.process import Line, Service
from tests.e2e.shop import Shop
from tests.e2e.town import Town

PHONE = re.compile(r"\+?7[ -]?700[ -]?000[ -]?00[ -]?\d\d")
SECRETS = ("SECRET_KEY", "ADMIN_TOKEN", "DATABASE_URL", "OPENAI_API_KEY")
SAMPLED = "slip"
"""The team may be asked whether the answer was right."""


def under(service: Service, correlation_id: str) -> list[Line]:
    return [line for line in service.log() if line["correlation_id"] == correlation_id]


async def test_one_id_leads_from_the_webhook_to_the_delivery(salon: Shop, service: Service) -> None:
    client = salon.client()
    before = len(service.log())
    await client.ask("Сколько стоит укладка?")
    await service.rest()
    (accepted,) = [line for line in service.log()[before:] if line["message"].startswith("webhook of salon")]
    said = [line["message"].partition(":")[0] for line in under(service, accepted["correlation_id"])]
    assert [words for words in said if words != SAMPLED] == ["webhook of salon", "turn of salon", "send"]


async def test_one_id_leads_from_a_persons_reply_to_its_delivery(
    salon: Shop, service: Service, world: SandboxWorld
) -> None:
    client, topic = await escalated(salon)
    before = len(service.log())
    topic.write(SALON_MANAGER, "Здравствуйте")
    await client.hear(2)
    await service.rest()
    (sent,) = [line for line in service.log()[before:] if line["message"] == "send: done"]
    assert "update: done" in [line["message"] for line in under(service, sent["correlation_id"])]


async def test_log_of_the_whole_run_holds_no_secret_and_no_whole_phone(town: Town) -> None:
    assert _told(town) == []


async def test_log_of_the_frail_town_holds_no_secret_either(frail_town: Town) -> None:
    """With kills, webhooks and a language model's key."""
    assert frail_town.service.environment["OPENAI_API_KEY"]
    assert _told(frail_town) == []


async def test_nothing_broke_in_the_whole_run(town: Town) -> None:
    assert _broken(town) == []


async def test_nothing_broke_in_the_frail_town(frail_town: Town) -> None:
    assert _broken(frail_town) == []


def _told(town: Town) -> list[str]:
    written = json.dumps(town.service.log(), ensure_ascii=False)
    told = town.service.environment
    secrets = [told[name] for name in SECRETS if name in told]
    for tenant in (SALON, CAKES):
        secrets += [tenant.webhook_secret, tenant.chatflow_token, tenant.telegram_token]
        secrets.append(tenant.telegram_token.partition(":")[2])
    return [secret for secret in secrets if secret in written] + PHONE.findall(written)


def _broken(town: Town) -> list[Line]:
    lines = [line for line in town.service.log() if "error" in line or line["level"] in ("ERROR", "CRITICAL")]
    return [line for line in lines if not line["message"].startswith("alert for ")]

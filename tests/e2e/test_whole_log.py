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


def under(service: Service, correlation_id: str) -> list[Line]:
    return [line for line in service.log() if line["correlation_id"] == correlation_id]


async def test_one_id_leads_from_the_webhook_to_the_delivery(salon: Shop, service: Service) -> None:
    client = salon.client()
    before = len(service.log())
    await client.ask("Сколько стоит укладка?")
    await service.rest()
    (accepted,) = [line for line in service.log()[before:] if line["message"].startswith("webhook of salon")]
    said = [line["message"] for line in under(service, accepted["correlation_id"])]
    assert [words.partition(":")[0] for words in said] == ["webhook of salon", "turn of salon", "send"]


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


async def test_log_of_the_whole_run_holds_no_secret_and_no_whole_phone(town: Town, frail_town: Town) -> None:
    written = json.dumps([*town.service.log(), *frail_town.service.log()], ensure_ascii=False)
    told = {**frail_town.service.environment, **town.service.environment}
    secrets = [told[name] for name in ("SECRET_KEY", "ADMIN_TOKEN", "DATABASE_URL", "OPENAI_API_KEY")]
    for tenant in (SALON, CAKES):
        secrets += [tenant.webhook_secret, tenant.chatflow_token, tenant.telegram_token]
        secrets.append(tenant.telegram_token.partition(":")[2])
    assert [secret for secret in secrets if secret in written] == []
    assert PHONE.findall(written) == []


async def test_nothing_broke_in_the_whole_run(town: Town, frail_town: Town) -> None:
    lines = [*town.service.log(), *frail_town.service.log()]
    broken = [line for line in lines if "error" in line or line["level"] in ("ERROR", "CRITICAL")]
    assert [line for line in broken if not line["message"].startswith("alert for ")] == []

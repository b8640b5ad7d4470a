"""A tenant as its two rows hold it, with its secrets sealed."""

from typing import Any

from desk.tenant import Tenant
from storage.hours import hours_from, hours_json
from storage.part import Row
from storage.policies import policies_from, policies_json
from storage.vault import Vault


def tenant_from(row: Row, vault: Vault) -> Tenant:
    return Tenant(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        timezone=row["timezone"],
        languages=tuple(row["languages"]),
        profile=row["profile"],
        policies=policies_from(row["policies"]),
        hours=hours_from(row["hours"]),
        telegram_chat_id=row["telegram_chat_id"],
        owner_telegram_ids=tuple(row["owner_telegram_id"]),
        instance_id=row["instance_id"],
        telegram_bot_token=vault.open(row["telegram_bot_token"]),
        chatflow_token=vault.open(row["chatflow_token"]),
        webhook_secret=vault.open(row["webhook_secret"]),
    )


def client_values(tenant: Tenant) -> dict[str, Any]:
    return {
        "id": tenant.id,
        "slug": tenant.slug,
        "name": tenant.name,
        "timezone": tenant.timezone,
        "languages": list(tenant.languages),
        "profile": dict(tenant.profile),
    }


def settings_values(tenant: Tenant, vault: Vault) -> dict[str, Any]:
    return {
        "id": tenant.id,
        "telegram_chat_id": tenant.telegram_chat_id,
        "owner_telegram_id": list(tenant.owner_telegram_ids),
        "instance_id": tenant.instance_id,
        "policies": policies_json(tenant.policies),
        "hours": hours_json(tenant.hours),
        "telegram_bot_token": vault.seal(tenant.telegram_bot_token),
        "chatflow_token": vault.seal(tenant.chatflow_token),
        "webhook_secret": vault.seal(tenant.webhook_secret),
    }

"""The application on one side, doubles of ChatFlow and Telegram on the other, businesses in between."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox import SandboxWorld, Tenant, running_sandbox
from tests.e2e.businesses import KNOWLEDGE, OWNERS
from tests.e2e.process import Service
from tests.e2e.shop import Shop

ADMIN_TOKEN = "admin-token-of-the-tests"
QUIET_SECONDS = 0.3
MAX_WAIT_SECONDS = 3.0

ENVIRONMENT = {
    "SECRET_KEY": "secret-key-of-the-tests",
    "ADMIN_TOKEN": ADMIN_TOKEN,
    "APP_VERSION": "1.2.3",
    "GIT_COMMIT": "0123abc",
    "BUILD_TIME": "2030-01-02T03:04:05Z",
    "HOST": "127.0.0.1",
    "PORT": "0",
    "QUIET_SECONDS": str(QUIET_SECONDS),
    "MAX_WAIT_SECONDS": str(MAX_WAIT_SECONDS),
    "LEASE_SECONDS": "5",
    "DELIVERY_ATTEMPTS": "2",
    "TELEGRAM_GROUP_PER_MINUTE": "6000",
    "TELEGRAM_MODE": "polling",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    world: SandboxWorld
    service: Service
    shops: Mapping[str, Shop]

    async def start(self) -> None:
        await self.service.start()
        self.world.connect_app(self.service.url, ADMIN_TOKEN)

    def calm(self) -> None:
        """Nothing misbehaves any more."""
        self.world.chatflow.faults.clear()
        self.world.telegram.faults.clear()


@asynccontextmanager
async def built_town(folder: Path, environment: Mapping[str, str], *tenants: Tenant) -> AsyncIterator[Town]:
    """Told of its businesses and of their knowledge by its own commands, then started."""
    world = SandboxWorld()
    world.seed(*tenants)
    async with running_sandbox(world) as address:
        outside = {
            "DATA_DIR": str(folder / "data"),
            "TELEGRAM_API_BASE": f"{address}/telegram",
            "CHATFLOW_API_BASE": f"{address}/chatflow/api/v1",
            "OUTBOUND_ALLOWLIST": address,
        }
        service = Service(folder, {**ENVIRONMENT, **outside, **environment})
        shops = {tenant.slug: Shop(world, service, tenant) for tenant in tenants}
        town = Town(world=world, service=service, shops=shops)
        await asyncio.gather(*(_add(service, tenant) for tenant in tenants))
        await town.start()
        try:
            yield town
        finally:
            town.calm()
            await service.stop()


async def _add(service: Service, tenant: Tenant) -> None:
    """As an operator does it."""
    options = {
        "name": tenant.name,
        "telegram-chat-id": str(tenant.group_id),
        "owner-telegram-id": str(OWNERS[tenant.slug]),
        "telegram-bot-token": tenant.telegram_token,
        "chatflow-token": tenant.chatflow_token,
        "instance-id": tenant.instance_id,
        "webhook-secret": tenant.webhook_secret,
        "timezone": "Asia/Almaty",
        "language": "ru,kk",
    }
    given = [word for name, value in options.items() for word in (f"--{name}", value)]
    for command in (["client", "add", tenant.slug, *given], _import(tenant)):
        ended = await service.command(*command)
        assert ended.code == 0, ended.err


def _import(tenant: Tenant) -> list[str]:
    return ["kb", "import", tenant.slug, *(str(path) for path in KNOWLEDGE[tenant.slug])]

"""Replicas on one database, doubles around them, one business with a hundred clients."""

import asyncio
import secrets
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk.tenant import Tenant
from sandbox import Person, Role, SandboxWorld, WhatsAppClient, running_sandbox
from sandbox import Tenant as Business
from storage.engine import connect
from storage.tenants import PostgresTenants
from storage.vault import Vault
from tests.chaos.clock import VARIABLE
from tests.chaos.database import FrailPostgres
from tests.chaos.hatchery import Hatchery, open_hatchery
from tests.chaos.replica import Replica
from tests.chaos.weather import Weather
from tests.chaos.wire import Wire, open_wire
from tests.e2e.conftest import free_port
from tests.e2e.waiting import eventually

SECRET_KEY = "secret-key-of-the-chaos-tests"
ADMIN_TOKEN = "admin-token-of-the-chaos-tests"
LEASE_SECONDS = 2.0
CLIENTS = tuple(
    WhatsAppClient(phone=f"770000000{number:02}", name=f"Клиент {number}") for number in range(100)
)
OWNER, MANAGER = 801, 802

BUSINESS = Business(
    slug="bakery",
    name="Дән",
    webhook_secret="webhook-secret-of-the-bakery",
    instance_id="instance-of-the-bakery",
    chatflow_token="chatflow-token-of-the-bakery",
    telegram_token="700801:telegram-token-of-the-bakery-012345678",
    group_id=-1001000000801,
    people=(Person(id=OWNER, name="Сәуле", role=Role.OWNER), Person(id=MANAGER, name="Олжас")),
    clients=CLIENTS,
)
ENVIRONMENT = {
    "SECRET_KEY": SECRET_KEY,
    "ADMIN_TOKEN": ADMIN_TOKEN,
    "HOST": "127.0.0.1",
    "QUIET_SECONDS": "0.2",
    "MAX_WAIT_SECONDS": "1",
    "LEASE_SECONDS": str(LEASE_SECONDS),
    "TELEGRAM_MODE": "webhook",
    "TELEGRAM_WEBHOOK_SECRET": "telegram-secret-of-the-chaos-tests",
    "TELEGRAM_GROUP_PER_MINUTE": "6000",
}
_IN_MOTION = text("""
    SELECT (SELECT count(*) FROM outbox WHERE status IN ('queued', 'sending'))
         + (SELECT count(*) FROM conversations WHERE ready_at IS NOT NULL)
         + (SELECT count(*) FROM messages WHERE status = 'new')
""")


@dataclass(frozen=True, kw_only=True)
class Fleet:
    world: SandboxWorld
    postgres: FrailPostgres
    replicas: Sequence[Replica]
    engine: AsyncEngine
    wire: Wire | None = None
    """Between the replicas and PostgreSQL, where a test asked for one."""
    client_id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def webhooks(self) -> list[str]:
        return [
            f"http://127.0.0.1:{one.environment['PORT']}/webhook/{BUSINESS.slug}" for one in self.replicas
        ]

    async def start(self) -> None:
        """Whatever is not running is started, all of it together."""
        asleep = [replica for replica in self.replicas if not replica.running]
        await asyncio.gather(*(replica.start() for replica in asleep))
        self.world.connect_app(self.replicas[0].url, ADMIN_TOKEN)

    def calm(self) -> None:
        self.world.telegram.faults.clear()
        if isinstance(self.world.chatflow.faults, Weather):
            self.world.chatflow.faults.settle()
        self.world.chatflow.faults.clear()

    async def rows(self, statement: str, **values: Any) -> list[Mapping[str, Any]]:
        async with self.engine.connect() as connection:
            return [dict(row) for row in (await connection.execute(text(statement), values)).mappings()]

    async def rest(self, within_seconds: float = 20.0) -> None:
        """Returns when there is nothing left to think about or to carry."""

        async def is_at_rest() -> bool:
            async with self.engine.connect() as connection:
                return bool((await connection.execute(_IN_MOTION)).scalar_one() == 0)

        await eventually(is_at_rest, within_seconds)


@asynccontextmanager
async def open_fleet(
    folder: Path,
    *,
    replicas: int = 2,
    wired: bool = False,
    answering: bool = False,
    clocks: Sequence[timedelta] = (),
    **environment: str,
) -> AsyncIterator[Fleet]:
    """All replicas start together on an empty database. `answering`: with models and knowledge; `clocks`: by
    how much that of each replica is ahead."""
    async with AsyncExitStack() as stack:
        hatchery = await stack.enter_async_context(open_hatchery(answering=answering))
        world = SandboxWorld()
        world.seed(BUSINESS)
        address = await stack.enter_async_context(running_sandbox(world))
        postgres = FrailPostgres(folder / "postgres")
        await postgres.start()
        stack.push_async_callback(postgres.stop)
        engine = connect(postgres.url)
        stack.push_async_callback(engine.dispose)
        wire = await stack.enter_async_context(open_wire(postgres.url)) if wired else None
        outside = {
            "DATABASE_URL": wire.url if wire else postgres.url,
            "TELEGRAM_API_BASE": f"{address}/telegram",
            "CHATFLOW_API_BASE": f"{address}/chatflow/api/v1",
            **environment,
        }
        wrong = [{VARIABLE: str(ahead.total_seconds())} for ahead in clocks] or [{}] * replicas
        fleet = Fleet(
            world=world,
            postgres=postgres,
            replicas=_replicas(hatchery, folder, [{**outside, **own} for own in wrong]),
            engine=engine,
            wire=wire,
        )
        await fleet.start()
        await PostgresTenants(engine, Vault([SECRET_KEY])).save(as_tenant(fleet.client_id))
        try:
            yield fleet
        finally:
            fleet.calm()
            await asyncio.gather(*(replica.kill() for replica in fleet.replicas))


def _replicas(hatchery: Hatchery, folder: Path, outside: Sequence[Mapping[str, str]]) -> list[Replica]:
    ports = [str(free_port()) for _ in outside]
    shared = {**ENVIRONMENT, "PUBLIC_BASE_URL": f"http://127.0.0.1:{ports[0]}"}
    return [
        Replica(
            hatchery,
            folder / f"replica-{place}",
            {**shared, **outside[place], "PORT": port, "DATA_DIR": str(folder / f"data-{place}")},
        )
        for place, port in enumerate(ports)
    ]


def as_tenant(client_id: uuid.UUID) -> Tenant:
    return Tenant(
        id=client_id,
        slug=BUSINESS.slug,
        name=BUSINESS.name,
        telegram_chat_id=BUSINESS.group_id,
        owner_telegram_ids=(OWNER,),
        instance_id=BUSINESS.instance_id,
        telegram_bot_token=BUSINESS.telegram_token,
        chatflow_token=BUSINESS.chatflow_token,
        webhook_secret=BUSINESS.webhook_secret,
    )


def body_of(phone: str, message_id: str, words: str, timestamp: int) -> dict[str, Any]:
    """As ChatFlow sends it."""
    return {
        "messageType": "text",
        "message": words,
        "metadata": {
            "sender": f"Клиент {phone[-2:]}",
            "timestamp": timestamp,
            "messageId": message_id,
            "remoteJid": f"{phone}@s.whatsapp.net",
        },
        "mediaData": None,
    }


def new_id() -> str:
    return secrets.token_hex(10).upper()

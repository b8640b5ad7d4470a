"""The application inside the test's own process, with a brain of the test's choice, and doubles around it."""

import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import text

from app.answering import lessons_of, open_rag
from app.application import running_application
from app.connections import open_redis
from app.edges import open_edges
from app.importing import import_files
from app.jobs import watch_over
from app.settings import Settings
from app.store import Store, open_store, silent
from desk.ports import Brain
from desk.tenant import Tenant
from rag.rag import Rag
from sandbox import SandboxWorld, running_sandbox
from tests.chaos.echo import echoing
from tests.chaos.fleet import ADMIN_TOKEN, BUSINESS, CLIENTS, SECRET_KEY, as_tenant
from tests.e2e.topic import Topic
from tests.e2e.waiting import eventually

ANSWER_SECONDS = 10.0
_IN_MOTION = """
    SELECT (SELECT count(*) FROM outbox WHERE status IN ('queued', 'sending'))
         + (SELECT count(*) FROM conversations WHERE ready_at IS NOT NULL)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    world: SandboxWorld
    settings: Settings
    store: Store
    tenant: Tenant
    url: str

    def client(self, place: int) -> "Client":
        return Client(house=self, place=place)

    def topics(self, group: int = BUSINESS.group_id) -> list[Topic]:
        found = self.world.telegram.topics(group)
        return [Topic(self.world, group, topic.thread_id) for topic in found]

    def general(self) -> list[str]:
        return [one.get("text", "") for one in self.world.telegram.messages(BUSINESS.group_id)]

    def told_privately(self, person: int) -> list[str]:
        """What the bot wrote to somebody of the team."""
        chat = f"{BUSINESS.telegram_token.partition(':')[0]}:{person}"
        return [one.get("text", "") for one in self.world.telegram.messages(chat) if one["from"]["is_bot"]]

    async def watch(self) -> None:
        """What the leading process does each minute."""
        async with (
            open_redis(self.settings) as redis,
            open_rag(self.settings, self.store) as rag,
            open_edges(self.settings, self.store, redis, str, lessons_of(self.store, rag)) as edges,
        ):
            watch = watch_over(self.settings, self.store, edges.telegram.checkup)
            await watch.over_work()
            await watch.over_groups()

    async def count(self, statement: str) -> int:
        async with self.store.engine.connect() as connection:
            return int((await connection.execute(text(statement))).scalar_one())

    async def rest(self, within_seconds: float = ANSWER_SECONDS) -> None:
        async def is_at_rest() -> bool:
            return await self.count(_IN_MOTION) == 0

        await eventually(is_at_rest, within_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    house: House
    place: int

    @property
    def phone(self) -> str:
        return CLIENTS[self.place].phone

    @property
    def heard(self) -> list[str]:
        return self.house.world.chatflow.received(BUSINESS.slug, self.phone)

    async def write(self, words: str) -> None:
        message = await self.house.world.clients.write(BUSINESS.slug, self.phone, words)
        assert message.status == 200, message.problem

    async def hear(self, number: int = 1, within_seconds: float = ANSWER_SECONDS) -> str:
        await self.house.world.until(lambda: len(self.heard) >= number, within_seconds)
        return self.heard[number - 1]

    async def topic(self, within_seconds: float = ANSWER_SECONDS, group: int = BUSINESS.group_id) -> Topic:
        """Once its card stands."""

        def found() -> Topic | None:
            known = (
                topic for topic in self.house.topics(group) if topic.name.endswith(f"00 {self.place:02}")
            )
            return next((topic for topic in known if topic.offering("resolve")), None)

        return await self.house.world.until(found, within_seconds)

    @property
    def deliveries(self) -> list[str]:
        """How each call about this client ended, at the gateway."""
        calls = self.house.world.chatflow.deliveries
        return [call.outcome for call in calls if call.jid.startswith(self.phone)]


@asynccontextmanager
async def open_house(
    folder: Path,
    database_url: str,
    *,
    brain: Brain | None = None,
    world: SandboxWorld | None = None,
    outside: str = "",
    knowledge: Sequence[Path] = (),
    **settings: Any,
) -> AsyncIterator[House]:
    """`brain` None: the real answering side. `outside`: where the doubles will be once they are started."""
    world = world or SandboxWorld()
    world.seed(BUSINESS)
    async with AsyncExitStack() as stack:
        address = outside or await stack.enter_async_context(running_sandbox(world))
        told = _settings(folder, database_url, address, settings)
        if brain is not None:
            stack.enter_context(patch("app.application.open_rag", _opening(brain)))
        store = await stack.enter_async_context(open_store(told, silent))
        tenant = as_tenant(uuid.uuid4())
        await store.tenants.save(tenant)
        await import_files(store.desks, tenant.id, knowledge)
        application = await stack.enter_async_context(running_application(told, store, silent))
        world.connect_app(application.url, ADMIN_TOKEN)
        try:
            yield House(world=world, settings=told, store=store, tenant=tenant, url=application.url)
        finally:
            world.chatflow.faults.clear()
            world.telegram.faults.clear()


def _settings(folder: Path, database_url: str, address: str, more: dict[str, Any]) -> Settings:
    values: dict[str, Any] = {
        "data_dir": folder,
        "database_url": database_url,
        "secret_key": SECRET_KEY,
        "admin_token": ADMIN_TOKEN,
        "host": "127.0.0.1",
        "port": 0,
        "quiet_seconds": 0.05,
        "max_wait_seconds": 0.3,
        "lease_seconds": 5,
        "telegram_mode": "polling",
        "telegram_group_per_minute": 6000,
        "telegram_api_base": f"{address}/telegram",
        "chatflow_api_base": f"{address}/chatflow/api/v1",
    }
    return Settings(_env_file=None, **{**values, **more})  # type: ignore[call-arg]


def _opening(brain: Brain) -> Any:
    @asynccontextmanager
    async def open_told(settings: Settings, store: Store) -> AsyncIterator[Rag]:
        async with open_rag(settings, store) as rag:
            yield echoing(rag, brain)

    return open_told

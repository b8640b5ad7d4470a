"""Where everything is measured: a database, doubles, the demo salon, and one service at a time."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from pydantic import SecretStr

from app.bench.crowd import Crowd, open_crowd
from app.bench.database import CountingDatabase, counting_database
from app.bench.model import ModelDouble, running_model
from app.bench.service import Service, running_service
from app.bench.vectors import running_vectors
from app.demo import KNOWLEDGE, demo_business
from app.importing import import_files
from app.settings import Settings
from app.store import Report, Store, open_store, silent
from desk.tenant import MADE_UP
from desk.tenant import Tenant as Business
from sandbox import SandboxWorld, Tenant, running_sandbox

SECRET_KEY = "secret-key-of-the-bench"  # noqa: S105 -- seals the doubles' tokens alone


class Embedder(StrEnum):
    EMBEDDED = "embedded"
    REMOTE = "remote"


class Stage:
    """`crowd` and `service` are those of the service that runs now."""

    service: Service
    crowd: Crowd

    def __init__(
        self,
        *,
        folder: Path,
        database: CountingDatabase,
        store: Store,
        world: SandboxWorld,
        salon: Tenant,
        model: ModelDouble,
        vectors_url: str,
        report: Report,
    ) -> None:
        self.database = database
        self.store = store
        self.world = world
        self.salon = salon
        self.model = model
        self.report = report
        self._folder = folder
        self._vectors_url = vectors_url
        self._runs = AsyncExitStack()
        self._served: tuple[Embedder, float] | None = None

    async def serve(self, embedder: Embedder, *, quiet_seconds: float = 0.0) -> None:
        """The service runs that way from here on; another one is stopped first. Raises NotMeasured."""
        self.model.seconds = 0.0
        if self._served == (embedder, quiet_seconds):
            return
        await self.stop()
        self.report(f"starting the service with the {embedder} embedder…")
        environment = self._environment(embedder, quiet_seconds)
        self.service = await self._runs.enter_async_context(running_service(self._folder, environment))
        self.world.connect_app(self.service.url)
        self.crowd = await self._runs.enter_async_context(
            open_crowd(self.world, self.salon, self.service.url)
        )
        self._served = embedder, quiet_seconds

    async def stop(self) -> None:
        """No service runs any more."""
        self._served = None
        await self._runs.aclose()

    def _environment(self, embedder: Embedder, quiet_seconds: float) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database.url,
            "DATA_DIR": str(self._folder / "data"),
            "SECRET_KEY": SECRET_KEY,
            "HOST": "127.0.0.1",
            "PORT": "0",
            "QUIET_SECONDS": str(quiet_seconds),
            "MAX_WAIT_SECONDS": str(quiet_seconds * 4),
            "TELEGRAM_MODE": "polling",
            "TELEGRAM_GROUP_PER_MINUTE": "60000",
            "TELEGRAM_API_BASE": f"{self.world.address}/telegram",
            "CHATFLOW_API_BASE": f"{self.world.address}/chatflow/api/v1",
            "OPENAI_API_KEY": "key-of-the-double",
            "OPENAI_BASE_URL": self.model.url,
            "EMBEDDINGS_URL": self._vectors_url if embedder is Embedder.REMOTE else "",
        }

    async def __aenter__(self) -> "Stage":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


@asynccontextmanager
async def open_stage(report: Report) -> AsyncIterator[Stage]:
    """Everything lives in a temporary folder and on this machine, and is gone at the end."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        report("starting a PostgreSQL that counts its statements…")
        database = await stack.enter_async_context(counting_database(folder / "postgres"))
        store = await stack.enter_async_context(open_store(_settings(folder, database), silent))
        world = SandboxWorld()
        await stack.enter_async_context(running_sandbox(world))
        salon = await _salon(store, world)
        model = await stack.enter_async_context(running_model())
        vectors_url = await stack.enter_async_context(running_vectors())
        yield await stack.enter_async_context(
            Stage(
                folder=folder,
                database=database,
                store=store,
                world=world,
                salon=salon,
                model=model,
                vectors_url=vectors_url,
                report=report,
            )
        )


async def _salon(store: Store, world: SandboxWorld) -> Tenant:
    """The demo salon, as a business that a real service serves."""
    demo = await demo_business(store)
    await store.tenants.save(_real(demo.tenant))
    await import_files(store.desks, demo.tenant.id, KNOWLEDGE)
    world.seed(demo.around)
    return demo.around


def _real(demo: Business) -> Business:
    return replace(demo, profile={name: value for name, value in demo.profile.items() if name != MADE_UP})


def _settings(folder: Path, database: CountingDatabase) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        data_dir=folder / "data",
        database_url=SecretStr(database.url),
        secret_key=SecretStr(SECRET_KEY),
    )

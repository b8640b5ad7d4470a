"""The demo: the real application against doubles of ChatFlow and Telegram, over real HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from app.application import running_application
from app.demo import KNOWLEDGE, demo_business
from app.importing import import_files
from app.keys import kept_secret
from app.settings import SANDBOX, Settings
from app.store import Report, open_store
from desk.errors import DeskError
from sandbox import SandboxWorld, running_sandbox


class SandboxRefused(DeskError):
    """The sandbox does not start beside real accounts: unset the tokens and APP_ENV=production."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@asynccontextmanager
async def running_demo(settings: Settings, report: Report) -> AsyncIterator[str]:
    """The address of the page. Raises SandboxRefused, and OSError when the port is taken."""
    if settings.has_real_tokens or settings.app_env == "production":
        raise SandboxRefused
    folder = settings.data_dir / "sandbox"
    world = SandboxWorld(folder)
    async with running_sandbox(world, host=settings.host, port=settings.port) as address:
        report(f"doubles of WhatsApp and Telegram: {address}")
        inside = _inside(settings, address)
        async with open_store(inside, report) as store:
            demo = await demo_business(store)
            entries = await import_files(store.desks, demo.tenant.id, KNOWLEDGE)
            report(f"demo salon «{demo.tenant.name}»: {entries} answers")
            world.seed(demo.around)
            async with running_application(inside, store, report) as application:
                world.connect_app(application.url, inside.admin_token.get_secret_value())
                yield address


def _inside(settings: Settings, address: str) -> Settings:
    """The same settings, turned towards the doubles."""
    return settings.model_copy(
        update={
            "app_env": SANDBOX,
            "host": "127.0.0.1",
            "port": 0,
            "public_base_url": "",
            "telegram_mode": "polling",
            "telegram_api_base": f"{address}/telegram",
            "chatflow_api_base": f"{address}/chatflow/api/v1",
            "admin_token": SecretStr(kept_secret(settings.data_dir / "sandbox-admin.key")),
        }
    )

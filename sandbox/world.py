"""The whole sandbox: both doubles, the tenants that live in them, the app on the other side."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from yarl import URL

from sandbox.blobs import Blobs
from sandbox.chatflow.clients import WhatsAppClients
from sandbox.chatflow.double import ChatFlowDouble
from sandbox.feed import Feed
from sandbox.people import Tenant
from sandbox.snapshot import WorldState, load_state
from sandbox.telegram.double import TelegramDouble

GLANCE_SECONDS = 0.02
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppUnderTest:
    """Where the app listens, and the token of its admin routes."""

    url: str
    admin_token: str = field(repr=False)


class SandboxWorld:
    """`telegram` and `chatflow` are the doubles, `clients` writes on WhatsApp, `telegram.people` in Telegram.

    With a `folder` the talk on both sides survives restarts.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.state: WorldState = load_state(folder) if folder else WorldState()
        self.feed = Feed()
        blobs = Blobs(folder / "files" if folder else None)
        self.telegram = TelegramDouble(self.state.telegram, self.feed, blobs)
        self.chatflow = ChatFlowDouble(self.state.chatflow, self.feed, blobs)
        self.clients = WhatsAppClients(self.chatflow, self._webhook)
        self.blobs = blobs
        self.tenants: dict[str, Tenant] = {}
        self.app: AppUnderTest | None = None
        self.address = ""
        """Where the sandbox itself listens, once it does."""

    def seed(self, *tenants: Tenant) -> None:
        """Add tenants; one that is already there gets the new secrets and people and keeps its talks."""
        for tenant in tenants:
            self.tenants[tenant.slug] = tenant
            self.telegram.seed(tenant)
            self.chatflow.seed(tenant)
        self.feed.publish("world")

    def connect_app(self, url: str, admin_token: str = "") -> None:
        """Tell where the app listens: webhooks and decision traces go there."""
        self.app = AppUnderTest(url=url.rstrip("/"), admin_token=admin_token)
        self.feed.publish("world")

    async def until(self, seen: Callable[[], T | None], within_seconds: float = 10.0) -> T:
        """The first truthy value of `seen()`; TimeoutError after `within_seconds`."""
        deadline = time.monotonic() + within_seconds
        while not (value := seen()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"not seen within {within_seconds} s")
            await asyncio.sleep(GLANCE_SECONDS)
        return value

    def _webhook(self, slug: str) -> tuple[URL, Tenant]:
        tenant = self.tenants[slug]
        if self.app is None:
            raise RuntimeError("The sandbox does not know the app's address yet: call connect_app().")
        return URL(f"{self.app.url}/webhook/{slug}"), tenant

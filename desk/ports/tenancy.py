"""Everything of a tenant is reached through one `Desk`, opened for that tenant's id."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol
from uuid import UUID

from desk.policy import Matter, Policy
from desk.ports.answering import Archive, Knowledge
from desk.ports.documents import Uploads
from desk.ports.learning import Cases, Gaps, Proposals
from desk.ports.records import Agents, Blobs, Events, Updates
from desk.ports.services import Services
from desk.ports.talk import Conversations, Handovers, Mailbox, Messages
from desk.ports.team import Rooms, Slips
from desk.ports.trust import Drafts, Figures, Reviews, Verdicts
from desk.ports.watching import Alerts, Signs
from desk.ports.work import Outbox
from desk.tenant import Tenant


class Desk(Protocol):
    """One tenant's data in one transaction."""

    client_id: UUID
    conversations: Conversations
    handovers: Handovers
    messages: Messages
    mailbox: Mailbox
    outbox: Outbox
    knowledge: Knowledge
    services: Services
    archive: Archive
    proposals: Proposals
    cases: Cases
    gaps: Gaps
    blobs: Blobs
    agents: Agents
    updates: Updates
    events: Events
    alerts: Alerts
    signs: Signs
    rooms: Rooms
    slips: Slips
    reviews: Reviews
    drafts: Drafts
    figures: Figures
    verdicts: Verdicts
    uploads: Uploads

    async def now(self) -> datetime:
        """The database's clock."""


class Desks(Protocol):
    """Opens a tenant's desk."""

    def __call__(self, client_id: UUID) -> AbstractAsyncContextManager[Desk]:
        """Committed at the end of the block, rolled back on an error."""

    def single(self, client_id: UUID) -> AbstractAsyncContextManager[Desk]:
        """For one statement, which stands by itself: a third of the time of a transaction of one. Raises
        RuntimeError on a second one."""


class Tenants(Protocol):
    """Who uses the service. Answers may be a few seconds old."""

    async def get(self, client_id: UUID) -> Tenant:
        """Raises NotFound."""

    async def by_slug(self, slug: str) -> Tenant | None: ...

    async def all(self) -> Sequence[Tenant]: ...

    async def moved(self, client_id: UUID, chat_id: int) -> None:
        """Telegram gave the group another id."""

    async def rule(self, client_id: UUID, matter: Matter, policy: Policy) -> None:
        """From now on this matter is dealt with like that."""

    async def in_mode(self, client_id: UUID, mode: str) -> None:
        """From now on the bot writes to clients itself, or drafts for the team."""


class Phrasebook(Protocol):
    def say(self, key: str, language: str, **values: str | int) -> str:
        """The text of that key; the values stand in it as they are, not escaped. Raises KeyError."""

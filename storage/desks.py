"""One tenant's data, in one transaction or by one statement: the only way to a row of a tenant."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from desk import ports
from storage.agents import PostgresAgents
from storage.alerts import PostgresAlerts
from storage.archive import PostgresArchive
from storage.blobs import PostgresBlobs
from storage.cases import PostgresCases
from storage.connection import Connection, SingleStatement
from storage.conversations import PostgresConversations
from storage.drafts import PostgresDrafts
from storage.figures import PostgresFigures
from storage.gaps import PostgresGaps
from storage.handovers import PostgresHandovers
from storage.knowledge import PostgresKnowledge
from storage.mailbox import PostgresMailbox
from storage.messages import PostgresMessages
from storage.outbox import PostgresOutbox
from storage.proposals import PostgresProposals
from storage.reports import PostgresEvents, PostgresUpdates
from storage.reviews import PostgresReviews, PostgresVerdicts
from storage.rooms import PostgresRooms, PostgresSlips
from storage.services import PostgresServices
from storage.signs import PostgresSigns
from storage.uploads import PostgresUploads

_NOW = text("SELECT now()")


class PostgresDesk:
    def __init__(
        self, connection: Connection, client_id: UUID, *, quiet: timedelta, max_wait: timedelta
    ) -> None:
        self._connection = connection
        self.client_id = client_id
        self.conversations: ports.Conversations = PostgresConversations(connection, client_id)
        self.handovers: ports.Handovers = PostgresHandovers(connection, client_id)
        self.messages: ports.Messages = PostgresMessages(connection, client_id)
        self.mailbox: ports.Mailbox = PostgresMailbox(connection, client_id, quiet=quiet, max_wait=max_wait)
        self.outbox: ports.Outbox = PostgresOutbox(connection, client_id)
        self.knowledge: ports.Knowledge = PostgresKnowledge(connection, client_id)
        self.services: ports.Services = PostgresServices(connection, client_id)
        self.archive: ports.Archive = PostgresArchive(connection, client_id)
        self.proposals: ports.Proposals = PostgresProposals(connection, client_id)
        self.cases: ports.Cases = PostgresCases(connection, client_id)
        self.gaps: ports.Gaps = PostgresGaps(connection, client_id)
        self.blobs: ports.Blobs = PostgresBlobs(connection, client_id)
        self.agents: ports.Agents = PostgresAgents(connection, client_id)
        self.updates: ports.Updates = PostgresUpdates(connection, client_id)
        self.events: ports.Events = PostgresEvents(connection, client_id)
        self.alerts: ports.Alerts = PostgresAlerts(connection, client_id)
        self.signs: ports.Signs = PostgresSigns(connection, client_id)
        self.rooms: ports.Rooms = PostgresRooms(connection, client_id)
        self.slips: ports.Slips = PostgresSlips(connection, client_id)
        self.reviews: ports.Reviews = PostgresReviews(connection, client_id)
        self.drafts: ports.Drafts = PostgresDrafts(connection, client_id)
        self.figures: ports.Figures = PostgresFigures(connection, client_id)
        self.verdicts: ports.Verdicts = PostgresVerdicts(connection, client_id)
        self.uploads: ports.Uploads = PostgresUploads(connection, client_id)

    async def now(self) -> datetime:
        moment: datetime = (await self._connection.execute(_NOW)).scalar_one()
        return moment


class PostgresDesks:
    """`quiet` and `max_wait`: how long a client's fragments are gathered into one turn."""

    def __init__(self, engine: AsyncEngine, *, quiet: timedelta, max_wait: timedelta) -> None:
        self._engine = engine
        self._committing = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._quiet = quiet
        self._max_wait = max_wait

    @asynccontextmanager
    async def __call__(self, client_id: UUID) -> AsyncIterator[ports.Desk]:
        async with self._engine.begin() as connection:
            yield self._desk(connection, client_id)

    @asynccontextmanager
    async def single(self, client_id: UUID) -> AsyncIterator[ports.Desk]:
        async with self._committing.connect() as connection:
            yield self._desk(SingleStatement(connection), client_id)

    def _desk(self, connection: Connection, client_id: UUID) -> PostgresDesk:
        return PostgresDesk(connection, client_id, quiet=self._quiet, max_wait=self._max_wait)

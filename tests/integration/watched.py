"""A business whose troubles are made by hand, and what its owner and the operator are told of them."""

import uuid
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.types import DateTime

from desk.alert import AlertKind
from desk.conversation import Channel, Contact
from desk.ports import Desks
from desk.tenant import Tenant
from desk.usecases.alarm import Alarm
from desk.usecases.effects import bot_message, say
from desk.usecases.watch_group import WatchGroup
from desk.usecases.watch_silence import WatchSilence
from desk.usecases.watch_work import WatchWork
from desk.work import WorkKind

OPERATOR = 900
LATE = timedelta(minutes=5)
CONTACT = Contact(channel=Channel.WHATSAPP, external_id="1", phone="+77000000001", name="Клиент")

_ADD_WORK = text("""
    INSERT INTO outbox (client_id, lane, kind, subject_id, status, last_error, finished_at)
    VALUES (:client_id, 'team:1', :kind, gen_random_uuid(), :status, :error,
            CASE WHEN CAST(:status AS text) IN ('dead', 'uncertain') THEN now() END)
    RETURNING id
""")

_TOLD = text("""
    SELECT a.kind, o.details ->> 'part' AS part, o.details ->> 'to' AS audience, o.chat_id, o.lane, a.facts
    FROM outbox o JOIN alerts a ON a.id = o.subject_id
    WHERE o.kind = 'alert' AND o.client_id = :client_id ORDER BY o.seq
""")

_HISTORY = text("""
    INSERT INTO messages (client_id, conversation_id, role, status, created_at)
    SELECT :client_id, :conversation_id, 'client', 'done', unnest(:moments)
""").bindparams(bindparam("moments", type_=ARRAY(DateTime(timezone=True))))


class Group:
    """What Telegram would say about the team's group."""

    lack: str | None = ""
    meanwhile: Callable[[], Awaitable[object]] | None = None
    """What another process does while this one asks for the first time."""

    async def lacks(self, _: Tenant) -> str | None:
        lack, meanwhile = self.lack, self.meanwhile
        if meanwhile:
            self.meanwhile = None
            await meanwhile()
        return lack


class Watched:
    """`told` gives what was ordered to be told since the last look."""

    def __init__(self, engine: AsyncEngine, desks: Desks, tenant: Tenant) -> None:
        self.engine, self.desks, self.tenant = engine, desks, tenant
        alarm = Alarm([OPERATOR])
        self._work = WatchWork(desks=desks, alarm=alarm, late_after=LATE)
        self.group = Group()
        self._group = WatchGroup(desks=desks, alarm=alarm, check=self.group, late_after=LATE)
        self._silence = WatchSilence(desks=desks, alarm=alarm)
        self._seen = 0

    async def look(self) -> list[AlertKind]:
        """The alerts that began."""
        return [alert.kind for look in (self._work, self._group) for alert in await look(self.tenant)]

    async def listen(self) -> list[AlertKind]:
        """The same of a silence."""
        return [alert.kind for alert in await self._silence(self.tenant)]

    async def told(self) -> list[Mapping[str, Any]]:
        async with self.engine.connect() as connection:
            rows = (await connection.execute(_TOLD, {"client_id": self.tenant.id})).mappings().all()
        fresh, self._seen = rows[self._seen :], len(rows)
        return [dict(row) for row in fresh]

    async def told_owner(self) -> list[tuple[str, str]]:
        """Kind and part."""
        told = [row for row in await self.told() if row["audience"] == "owner"]
        return [(row["kind"], row["part"]) for row in told]

    async def work(self, kind: WorkKind, status: str, error: str = "") -> uuid.UUID:
        """A row of the outbox, as if so much had become of it."""
        values = {"client_id": self.tenant.id, "kind": kind, "status": status, "error": error}
        async with self.engine.begin() as connection:
            work_id: uuid.UUID = (await connection.execute(_ADD_WORK, values)).scalar_one()
        return work_id

    async def says(self, words: str) -> None:
        """The bot's message waits to be sent."""
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(CONTACT)
            await say(desk, conversation, bot_message(conversation, words))

    async def wrote(self, moments: Iterable[datetime], channel: Channel = Channel.WHATSAPP) -> None:
        """What clients wrote at these moments, long answered."""
        contact = Contact(channel=channel, external_id="2", phone="", name="")
        async with self.desks(self.tenant.id) as desk:
            conversation = await desk.conversations.of(contact)
        values = {
            "client_id": self.tenant.id,
            "conversation_id": conversation.id,
            "moments": list(moments),
        }
        async with self.engine.begin() as connection:
            await connection.execute(_HISTORY, values)

    async def sql(self, statement: str, **values: Any) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(text(statement), values)

    async def now(self) -> datetime:
        async with self.desks(self.tenant.id) as desk:
            return await desk.now()

"""What the desk needs from the world. Everything of a tenant is reached through one `Desk`, opened for
that tenant's id: there is no other way to a row."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from desk.alert import Alert, AlertKind, Part, StuckPieces, Waiting
from desk.conversation import Contact, Conversation
from desk.decision import Decision, Turn
from desk.handover import Agent, Handover
from desk.knowledge import KnowledgeItem, Lesson, Provenance, Refusal
from desk.message import Media, Message, MessageStatus
from desk.tenant import Tenant
from desk.work import ClaimedWork, Crew, Outcome, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to work on one thing until it expires; `token` proves it when the work is done."""

    client_id: UUID
    key: str
    """A conversation id or a lane."""
    token: UUID
    attempts: int
    """How often it was claimed without being finished, this time included; counted for turns."""


class Conversations(Protocol):
    """Every read but `get` locks the row until the transaction ends."""

    async def of(self, contact: Contact) -> Conversation:
        """The contact's conversation, made when there is none."""

    async def lock(self, conversation_id: UUID) -> Conversation:
        """Raises NotFound."""

    async def get(self, conversation_id: UUID) -> Conversation:
        """Without a lock, for showing. Raises NotFound."""

    async def in_topic(self, chat_id: int, topic_id: int) -> Conversation | None:
        """The conversation that this topic belongs to."""

    async def of_handover(self, handover_id: UUID) -> Conversation:
        """Raises NotFound; a resolved hand-over's conversation comes back without it."""

    async def save(self, conversation: Conversation) -> None:
        """Writes state, hand-over, topic, language and opt-out: the only writer of the first two."""


class Handovers(Protocol):
    async def get(self, handover_id: UUID) -> Handover:
        """Open or resolved. Raises NotFound."""

    async def card_posted(self, handover_id: UUID, message_id: int) -> None: ...

    async def answered(self, handover_id: UUID, text: str) -> None:
        """A person replied: the first time and the text are kept."""


class Messages(Protocol):
    async def add(self, message: Message) -> bool:
        """False when the channel's own id is known already: nothing is stored twice."""

    async def get(self, message_id: UUID) -> Message:
        """Raises NotFound."""

    async def known(self, provider_id: str) -> UUID | None:
        """Under which id the channel's message is stored. Who asks for the same one meanwhile waits until
        this transaction ends, so that only one of many calls goes on to store it."""

    async def id_of(self, provider_id: str) -> UUID:
        """Under which id the channel's message is stored. Raises NotFound."""

    async def received_as(self, provider_id: str) -> Message:
        """By the channel's own id. Raises NotFound."""

    async def unanswered(self, conversation_id: UUID) -> Sequence[Message]:
        """In the order in which the client wrote them."""

    async def nth_latest(self, conversation_id: UUID, n: int) -> datetime | None:
        """When the client's n-th message from the end was stored, by the database's clock; None when there
        are fewer."""

    async def talk(self, conversation_id: UUID, *, limit: int = 40) -> Sequence[Message]:
        """What was said since the last hand-over was closed, within a day, oldest first, unanswered ones
        left out."""

    async def latest(self, conversation_id: UUID, *, limit: int) -> Sequence[Message]:
        """The last messages of the conversation, oldest first."""

    async def done(self, message_ids: Sequence[UUID], decision: Mapping[str, Any] | None) -> None:
        """The turn of these client messages is over; `decision` is the trace kept with each."""

    async def mark(self, message_id: UUID, status: MessageStatus) -> None: ...

    async def keep_media(self, message_id: UUID, media: Media) -> None: ...


class Mailbox(Protocol):
    """The turn of a conversation, inside the tenant's transaction."""

    async def ring(self, conversation_id: UUID) -> None:
        """A client's message came: ready after the quiet period, at most the longest wait after the first."""

    async def settle(self, lease: Lease) -> None:
        """The turn is over and its messages are done; those that came meanwhile are ready at once.
        Raises LeaseLost."""

    async def return_(self, lease: Lease) -> None:
        """Nothing was done, on purpose: the turn begins again when it is ready. Raises LeaseLost."""


class Outbox(Protocol):
    async def add(self, *works: Work) -> None:
        """Written with the state that caused it, done after the commit, in order within a lane."""

    async def finish(self, claimed: ClaimedWork, outcome: Outcome) -> None:
        """Writes how it ended; `Retry` is done again later. Raises LeaseLost."""

    async def requeue(self, subject_id: UUID) -> bool:
        """Uncertain or dead work on this subject is queued again; False when there is none."""


class Knowledge(Protocol):
    async def add(self, lesson: Lesson, provenance: Provenance) -> KnowledgeItem:
        """A live entry at once. The same question from the same source gets a new version."""

    async def retire(self, item_id: UUID) -> KnowledgeItem:
        """No longer said to anybody; its versions stay. Raises NotFound."""

    async def get(self, item_id: UUID) -> KnowledgeItem:
        """Live or retired. Raises NotFound."""

    async def live(self) -> Sequence[KnowledgeItem]: ...

    async def among(self, item_ids: Sequence[UUID]) -> Sequence[KnowledgeItem]:
        """Those of the given entries that are live now."""


class Blobs(Protocol):
    async def put(self, content: bytes, mimetype: str) -> UUID: ...

    async def get(self, blob_id: UUID) -> tuple[bytes, str]:
        """Bytes and MIME type. Raises NotFound."""


class Updates(Protocol):
    async def add(self, update_id: int, payload: Mapping[str, Any]) -> UUID | None:
        """The stored row's id; None for an update that this tenant's bot has had already."""

    async def get(self, row_id: UUID) -> Mapping[str, Any]:
        """Raises NotFound."""


class Events(Protocol):
    """What a channel reported beside messages: kept, so that nothing it said is dropped."""

    async def add(self, source: str, kind: str, payload: Mapping[str, Any]) -> None: ...


class Agents(Protocol):
    async def seen(self, agent: Agent) -> None:
        """Keeps the latest name of a person of the team."""


class Alerts(Protocol):
    async def begin(self, kind: AlertKind, facts: Mapping[str, Any]) -> Alert | None:
        """None when an alert of that kind goes on already; STUCK ones begin as often as they are told."""

    async def end(self, kind: AlertKind, *, begun_before: datetime) -> Alert | None:
        """None when no such alert goes on."""

    async def get(self, alert_id: UUID) -> Alert:
        """Raises NotFound."""

    async def claim_team(self, alert_id: UUID, part: Part) -> bool:
        """Whether this part is the caller's to tell in the group: True once."""


class Signs(Protocol):
    """What shows that clients are losing by something; all by the database's clock."""

    async def oldest_turn(self) -> Waiting | None: ...

    async def oldest_delivery(self) -> Waiting | None:
        """To a client, apart from what a person had sent again."""

    async def oldest_refused_by_group(self) -> Waiting | None:
        """Work for the team's group that was tried and did not go through."""

    async def tell_stuck(self, *, gathering: timedelta) -> Sequence[StuckPieces]:
        """Given up or of unknown outcome, each piece once, the latest first; nothing while the last
        telling is younger than `gathering`."""

    async def last_heard(self) -> datetime | None:
        """When the latest message of a WhatsApp client came."""

    async def hours_heard(self) -> frozenset[datetime]:
        """The beginnings of the hours in which WhatsApp clients wrote, as far back as habits are judged."""


class Desk(Protocol):
    """One tenant's data in one transaction."""

    client_id: UUID
    conversations: Conversations
    handovers: Handovers
    messages: Messages
    mailbox: Mailbox
    outbox: Outbox
    knowledge: Knowledge
    blobs: Blobs
    agents: Agents
    updates: Updates
    events: Events
    alerts: Alerts
    signs: Signs

    async def now(self) -> datetime:
        """The database's clock."""


class Desks(Protocol):
    """Opens a tenant's desk: committed at the end of the block, rolled back on an error."""

    def __call__(self, client_id: UUID) -> AbstractAsyncContextManager[Desk]: ...


class Tenants(Protocol):
    """Who uses the service. Answers may be a few seconds old."""

    async def get(self, client_id: UUID) -> Tenant:
        """Raises NotFound."""

    async def by_slug(self, slug: str) -> Tenant | None: ...

    async def by_chat(self, chat_id: int) -> Tenant | None:
        """Whose Telegram group it is."""

    async def all(self) -> Sequence[Tenant]: ...

    async def moved(self, client_id: UUID, chat_id: int) -> None:
        """Telegram gave the group another id."""


class Turns(Protocol):
    """Claims conversations whose turn has come, across tenants."""

    async def claim(self) -> Lease | None: ...

    async def renew(self, lease: Lease) -> None:
        """Raises LeaseLost."""

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        """The try failed and the turn comes again. Raises LeaseLost."""

    async def release(self, lease: Lease) -> None:
        """Nobody tried in vain: the turn is ready for another worker. Raises LeaseLost."""

    async def due_in(self) -> float | None:
        """Seconds until a turn is ready; None when none is waiting."""


class Lanes(Protocol):
    """Claims lanes of the outbox, across tenants."""

    async def claim(self, crew: Crew) -> Lease | None: ...

    async def renew(self, lease: Lease) -> None:
        """Raises LeaseLost."""

    async def start(self, lease: Lease) -> ClaimedWork | None:
        """The lane's oldest work, marked as begun before it is done; None when none is due or the lease
        is lost."""

    async def release(self, lease: Lease) -> None:
        """The lane is free; it is ready again when its oldest work is due."""

    async def postpone(self, lease: Lease, after: timedelta) -> None:
        """The try failed and the lane comes again. Raises LeaseLost."""

    async def due_in(self, crew: Crew) -> float | None:
        """Seconds until a lane is ready; None when none is waiting."""


class Brain(Protocol):
    async def decide(self, turn: Turn) -> Decision: ...


class Teacher(Protocol):
    async def distil(self, tenant: Tenant, question: str, answer: str) -> Lesson | Refusal:
        """What of a person's reply is knowledge, if anything."""


class Carrier(Protocol):
    """Does one kind of work outside the database."""

    async def __call__(self, claimed: ClaimedWork) -> Outcome: ...


class Courier(Protocol):
    """Brings a message to a client on one channel."""

    async def send(self, tenant: Tenant, conversation: Conversation, message: Message) -> Outcome: ...


class FileSource(Protocol):
    async def download(self, tenant: Tenant, media: Media) -> bytes:
        """Raises FileUnavailable."""


class Phrasebook(Protocol):
    def say(self, key: str, language: str, **values: str | int) -> str:
        """The text of that key; the values stand in it as they are, not escaped. Raises KeyError."""

"""What is done outside the database, and who does it."""

from typing import Protocol
from uuid import UUID

from desk.conversation import Conversation
from desk.message import Media, Message
from desk.tenant import Tenant
from desk.work import ClaimedWork, Outcome, Outgoing, Sent, Work


class Outbox(Protocol):
    async def add(self, *works: Work) -> None:
        """Written with the state that caused it, done after the commit, in order within a lane."""

    async def say(self, message: Message) -> None:
        """The message is stored, and sending it is ordered."""

    async def outgoing(self, message_id: UUID) -> Outgoing:
        """Raises NotFound."""

    async def delivered(self, claimed: ClaimedWork, sent: Sent) -> Message:
        """A message reached its client: written on the work and on the message. Raises LeaseLost."""

    async def finish(self, claimed: ClaimedWork, outcome: Outcome) -> None:
        """Writes how it ended; `Retry` is done again later. Raises LeaseLost."""

    async def requeue(self, subject_id: UUID) -> bool:
        """Uncertain or dead work on this subject is queued again, with the message; False when there is
        none."""


class Carrier(Protocol):
    """Does one kind of work outside the database."""

    async def __call__(self, claimed: ClaimedWork) -> Outcome: ...


class Courier(Protocol):
    """Brings a message to a client on one channel."""

    async def send(self, tenant: Tenant, conversation: Conversation, message: Message) -> Outcome: ...


class FileSource(Protocol):
    async def download(self, tenant: Tenant, media: Media) -> bytes:
        """Raises FileUnavailable."""

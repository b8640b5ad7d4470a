"""What is said, by whom, and in whose hands it is."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID

from desk.conversation import Contact, Conversation
from desk.handover import Handover
from desk.incoming import IncomingMessage, Received
from desk.limits import Limits
from desk.message import Message, MessageStatus
from desk.ports.claims import Lease
from desk.talk import Talk
from desk.trust.escalation import Grade


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

    async def without_topics(self) -> Sequence[UUID]:
        """Conversations that a person is asked for, and that have no topic yet."""

    async def outside_topics(self, *, limit: int) -> Sequence[UUID]:
        """Conversations whose card stands in the group, but in no topic of theirs; the oldest first."""

    async def of_handover(self, handover_id: UUID) -> Conversation:
        """Raises NotFound; a resolved hand-over's conversation comes back without it."""

    async def save(self, conversation: Conversation) -> None:
        """Writes state, hand-over, topic, language and opt-out: the only writer of the first two."""


class Handovers(Protocol):
    async def get(self, handover_id: UUID) -> Handover:
        """Open or resolved. Raises NotFound."""

    async def card_posted(self, handover_id: UUID, chat_id: int, message_id: int) -> None: ...

    async def graded(self, handover_id: UUID, grade: Grade) -> None: ...

    async def answered(self, handover_id: UUID, text: str) -> None:
        """A person replied: the first time and the text are kept."""


class Messages(Protocol):
    async def add(self, message: Message) -> bool:
        """False when the channel's own id is known already: nothing is stored twice."""

    async def get(self, message_id: UUID) -> Message:
        """Raises NotFound."""

    async def received_as(self, provider_id: str) -> Message:
        """By the channel's own id. Raises NotFound."""

    async def of_turn(self, conversation_id: UUID, *, most: int, remembered: int = 40) -> Talk:
        """What a turn is about, with at most so much that is unanswered. Raises NotFound."""

    async def latest(self, conversation_id: UUID, *, limit: int) -> Sequence[Message]:
        """The last messages of the conversation, oldest first."""

    async def mark(self, message_id: UUID, status: MessageStatus) -> None: ...

    async def keep_file(self, message_id: UUID, blob_id: UUID) -> None:
        """The bytes of the message's file are in the store now."""

    async def perceived(self, message: Message) -> None:
        """Keeps the text of the message and what was heard or seen in its file."""


class Mailbox(Protocol):
    """The turn of a conversation, inside the tenant's transaction."""

    async def receive(self, incoming: IncomingMessage, limits: Limits) -> Received:
        """A client's message is stored with its sender and conversation, which is ready after the quiet
        period, at most the longest wait after the first message. One that is too old, or one too many in a
        minute, is kept without being answered. Raises ReceivedMeanwhile."""

    async def settle(
        self,
        lease: Lease,
        message_ids: Sequence[UUID] = (),
        decision: Mapping[str, Any] | None = None,
        *,
        patience: timedelta = timedelta(),
    ) -> bool:
        """The turn of these client messages is over, `decision` is the trace kept with each; those that came
        meanwhile are ready at once. False, and the turn begins again, when some did come and the oldest of
        all is younger than `patience`. Raises LeaseLost."""

    async def return_(self, lease: Lease) -> None:
        """Nothing was done, on purpose: the turn begins again when it is ready. Raises LeaseLost."""

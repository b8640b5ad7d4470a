"""A line from the bot in a topic, ordered like all other work: a busy group never holds up its inbox."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from aiogram.types import Message

from desk.ports import Desks
from desk.work import Work, WorkKind


class Notice(StrEnum):
    """Values of `details["notice"]`; the first six are the desk's own orders."""

    LEARNED = "learned"
    KNOWN = "known"
    NOT_LEARNED = "not-learned"
    DELIVERY_FAILED = "delivery-failed"
    DELIVERY_UNCERTAIN = "delivery-uncertain"
    DRAFT_WAITS = "draft-waits"
    ANONYMOUS = "anonymous"
    EDITED = "edited"
    FORGOTTEN = "forgotten"
    RESTORED = "restored"
    LIMITED = "limited"
    UNSENDABLE = "unsendable"


REWRITES = frozenset({Notice.FORGOTTEN, Notice.RESTORED, Notice.LIMITED})
"""They take the place of the notice whose button was pressed."""


class Hints:
    def __init__(self, desks: Desks) -> None:
        self._desks = desks
        self._told_anonymous: set[tuple[int, int]] = set()

    async def give(
        self, client_id: UUID, below: Message, notice: Notice, *, subject_id: UUID | None = None
    ) -> None:
        """In the topic of `below`, if a conversation has it. The subject is the conversation unless given."""
        topic_id = below.message_thread_id
        if topic_id is None:
            return
        details: dict[str, Any] = {"notice": notice, "message_id": below.message_id}
        async with self._desks(client_id) as desk:
            conversation = await desk.conversations.in_topic(below.chat.id, topic_id)
            if conversation:
                await desk.outbox.add(
                    Work(
                        kind=WorkKind.NOTICE,
                        conversation_id=conversation.id,
                        subject_id=subject_id or conversation.id,
                        details=details,
                    )
                )

    async def explain_anonymity(self, client_id: UUID, below: Message) -> None:
        """Once a topic, as long as the process lives."""
        place = (below.chat.id, below.message_thread_id or 0)
        if place not in self._told_anonymous:
            self._told_anonymous.add(place)
            await self.give(client_id, below, Notice.ANONYMOUS)

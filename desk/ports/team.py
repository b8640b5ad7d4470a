"""The team's own rooms in its group, and where in the group each slip stands."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from desk.slip import Room, SlipKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    kind: SlipKind
    subject_id: UUID
    message_id: int


class Rooms(Protocol):
    async def topic_of(self, room: Room) -> int | None:
        """In the present group; None when it was not made yet."""

    async def at(self, chat_id: int, topic_id: int) -> Room | None:
        """None for a topic that is no room: a conversation's, or a stranger to us."""

    async def made(self, room: Room, chat_id: int, topic_id: int) -> None:
        """In place of an earlier one, if any."""


class Slips(Protocol):
    async def of(self, subject_id: UUID) -> Slip | None:
        """The slip of that subject in the present group."""

    async def at(self, chat_id: int, message_id: int) -> Slip | None:
        """The slip that this message is: of what a person presses or replies to."""

    async def posted(self, slip: Slip, chat_id: int) -> None:
        """In place of an earlier message, if any."""

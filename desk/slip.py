"""Slips: messages with buttons about one thing, that a person of the team decides on.

A slip stands in a room of the team's own or in the topic of a conversation, and follows the database: when
what it is about changes, the same message is edited.
"""

from enum import StrEnum
from uuid import UUID

from desk.work import Work, WorkKind


class Room(StrEnum):
    """A topic of the group that belongs to the team, never to a client."""

    REVIEW = "review"  # «Проверка ответов»
    KNOWLEDGE = "knowledge"  # «База знаний»


class SlipKind(StrEnum):
    """What a slip is about; the bot has words for each kind."""

    VERDICT = "verdict"  # an answer of the bot that a person is asked to judge
    DRAFT = "draft"  # what the bot would say, for a person to send
    PROPOSAL = "proposal"  # a lesson that waits for the owner's word
    GAP = "gap"  # a question that nobody could answer; a reply teaches
    UPLOAD = "upload"  # a document that was sent to the bot
    EXPIRING = "expiring"  # an entry that will soon not hold any more


def slip_in_room(room: Room, kind: SlipKind, subject_id: UUID) -> Work:
    """Posted when it is not there yet, else edited. One subject has one slip."""
    return Work(kind=WorkKind.SLIP, subject_id=subject_id, details={"slip": kind, "room": room})


def slip_in_topic(conversation_id: UUID, kind: SlipKind, subject_id: UUID) -> Work:
    """The same in the topic of a conversation, in order with what else is shown there."""
    return Work(
        kind=WorkKind.SLIP,
        subject_id=subject_id,
        conversation_id=conversation_id,
        details={"slip": kind},
    )

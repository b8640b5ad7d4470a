"""A conversation with what was said in it, as a turn begins."""

from dataclasses import dataclass

from desk.conversation import Conversation
from desk.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """`unanswered`: in the order in which the client wrote it. `said`: the rest since the last hand-over was
    closed, within a day, oldest first."""

    conversation: Conversation
    unanswered: tuple[Message, ...]
    said: tuple[Message, ...]
